import type { Messages } from './messages'
import type { Values } from './rules'

type Leaves<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${Leaves<T[K]>}`
}[keyof T & string]

/** The name of a text in `messages/`: its file, then the way to it, as in `imports.tooLarge`. */
export type MessageKey = {
  [N in keyof Messages & string]: `${N}.${Leaves<Messages[N]>}`
}[keyof Messages & string]

/** Something to be said to people, in the language of whoever reads it. Plain JSON: it may be stored. */
export type Sentence = { key: MessageKey; values?: Values }

/** What was stored to be said: a sentence, or plain text. Rows keep no more of a key than its name. */
export type Told = string | { key: string; values?: Values }

export function say(key: MessageKey, values?: Values): Sentence {
  return values ? { key, values } : { key }
}

/** A text's name where only a string fits, as in the messages of zod. */
export function messageKey(key: MessageKey): MessageKey {
  return key
}

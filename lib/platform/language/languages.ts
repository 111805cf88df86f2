import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Messages } from './messages'

/** The language that has every text, and the one for whoever asks for none that we have. */
export const firstLocale = 'en'

type Texts = { [name: string]: string | Texts }

const root = () => join(process.env.LAUREL_ROOT ?? process.cwd(), 'messages')
const read = new Map<string, Messages>()
let found: readonly string[] | undefined

/** The languages there are: each folder of `messages/` is one, named by its BCP 47 tag. */
export function locales(): readonly string[] {
  found ??= readdirSync(root(), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  )
  return found
}

/** All texts in a language; what it lacks is in English. In development they are read anew each time. */
export function messagesOf(locale: string): Messages {
  const known = process.env.NODE_ENV === 'development' ? undefined : read.get(locale)
  if (known) return known
  const own = readTexts(locale)
  const texts = locale === firstLocale ? own : over(readTexts(firstLocale), own)
  read.set(locale, texts as unknown as Messages)
  return texts as unknown as Messages
}

/** Which way a language is written. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  const known = new Intl.Locale(locale) as Intl.Locale & { textInfo?: { direction: 'ltr' | 'rtl' } }
  return known.textInfo?.direction ?? 'ltr'
}

/** The language among ours that fits best what a browser asks for (RFC 9110, 12.5.4). */
export function fittingLocale(asked: string | null, ours = locales()): string {
  const wishes = (asked ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.trim().split(';')
      const weight = rest
        .find((given) => given.trim().startsWith('q='))
        ?.trim()
        .slice(2)
      return { tag: tag.toLowerCase(), weight: weight === undefined ? 1 : Number(weight) || 0 }
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
  for (const { tag } of wishes) {
    const fits =
      ours.find((locale) => locale.toLowerCase() === tag) ??
      ours.find((locale) => locale.toLowerCase().split('-')[0] === tag.split('-')[0])
    if (fits) return fits
  }
  return firstLocale
}

function readTexts(locale: string): Texts {
  const folder = join(root(), locale)
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return Object.fromEntries(
    files.map((name) => [
      name.slice(0, -'.json'.length),
      JSON.parse(readFileSync(join(folder, name), 'utf8')) as Texts,
    ]),
  )
}

function over(base: Texts, own: Texts): Texts {
  const merged: Texts = { ...base }
  for (const [name, text] of Object.entries(own)) {
    const below = base[name]
    merged[name] = typeof text === 'object' && typeof below === 'object' ? over(below, text) : text
  }
  return merged
}

import { english } from '@/lib/platform/language/english'
import type { Sentence } from '@/lib/platform/language/say'

/** The key did not sign. It is tried again: the key, or what holds it, may come back. */
export class SigningFailed extends Error {
  override readonly name = 'SigningFailed'
  constructor(
    readonly sentence: Sentence,
    options?: ErrorOptions,
  ) {
    super(english(sentence), options)
  }
}

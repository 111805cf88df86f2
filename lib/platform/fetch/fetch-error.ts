import { english } from '@/lib/platform/language/english'
import type { Sentence } from '@/lib/platform/language/say'

/** Nothing came of asking another server. `sentence` says why, and names no more than its host. */
abstract class FetchError extends Error {
  constructor(readonly sentence: Sentence) {
    super(english(sentence))
  }
  override get name() {
    return this.constructor.name
  }
}

/** It will never be asked: a private address, another scheme or port, credentials in the address. */
export class FetchRefused extends FetchError {
  readonly refused = true
}

export type FetchFailure = 'unreachable' | 'slow' | 'status' | 'type' | 'large' | 'broken'

/** It was asked, and gave nothing that can be used; `status` is the code it answered with, if it did. */
export class FetchFailed extends FetchError {
  readonly refused = false
  constructor(
    readonly reason: FetchFailure,
    sentence: Sentence,
    readonly status?: number,
  ) {
    super(sentence)
  }
}

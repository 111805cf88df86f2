import type { FetchFailed } from './fetch-error'

export interface Fetched {
  /** Where it was found in the end, after redirects. */
  url: string
  /** Media type, in lower case, without parameters. */
  type: string
  /** Shared by all who asked: to be read only. */
  bytes: Uint8Array
  etag?: string
}

/** How long an answer without a word on it is kept, one with a word at most, and a failure: seconds. */
const usual = 30
const longest = 5 * 60
const failed = 10

/** Seconds for which an answer may be kept, by its Cache-Control (RFC 9111, 5.2.2). */
export function secondsFor(cacheControl: string | undefined): number {
  if (!cacheControl) return usual
  const words = cacheControl
    .toLowerCase()
    .split(',')
    .map((word) => word.trim())
  if (words.some((word) => /^no-(?:store|cache)\b/.test(word))) return 0
  const age = words.map((word) => /^max-age="?(\d{1,10})"?$/.exec(word)?.[1]).find(Boolean)
  return age === undefined ? usual : Math.min(Number(age), longest)
}

type Kept = { until: number; answer: Fetched | FetchFailed }

/** What was answered a moment ago, within bounds of number and bytes; the oldest is forgotten first. */
export class Answers {
  readonly #kept = new Map<string, Kept>()
  #bytes = 0

  constructor(
    readonly atMost: { answers: number; bytes: number } = { answers: 500, bytes: 32 * 1024 * 1024 },
  ) {}

  get(key: string): Fetched | FetchFailed | undefined {
    const kept = this.#kept.get(key)
    if (!kept) return undefined
    if (kept.until > Date.now()) return kept.answer
    this.#forget(key)
    return undefined
  }

  keep(key: string, answer: Fetched | FetchFailed, seconds: number = failed) {
    this.#forget(key)
    if (seconds <= 0 || sizeOf(answer) > this.atMost.bytes) return
    this.#kept.set(key, { until: Date.now() + seconds * 1000, answer })
    this.#bytes += sizeOf(answer)
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.atMost.answers && this.#bytes <= this.atMost.bytes) return
      this.#forget(oldest)
    }
  }

  #forget(key: string) {
    const kept = this.#kept.get(key)
    if (!kept) return
    this.#bytes -= sizeOf(kept.answer)
    this.#kept.delete(key)
  }
}

function sizeOf(answer: Fetched | FetchFailed) {
  return 'bytes' in answer ? answer.bytes.length : 0
}

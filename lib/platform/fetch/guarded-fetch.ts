import type { IncomingMessage } from 'node:http'
import { say } from '@/lib/platform/language/say'
import { Answers, type Fetched, secondsFor } from './answers'
import { checkUrl, hostOf } from './check-url'
import { exchange, readBody, type Wanted } from './exchange'
import { FetchFailed, FetchRefused } from './fetch-error'
import { findAddresses } from './find-addresses'
import type { Guard } from './guard'

/** `timeoutMs` is for the whole of it: names, redirects and the last byte. */
export type FetchOptions = Wanted & { timeoutMs: number }
export type GuardedFetch = (url: string, options: FetchOptions) => Promise<Fetched>

const redirectsAtMost = 3

/**
 * The one way to ask a server that someone else named. Public addresses only, by https, each redirect
 * checked anew, within bounds of time and size; GET, without cookies or credentials. Answers are kept
 * for a moment, and whoever asks for the same at the same time shares one request.
 * Throws FetchRefused or FetchFailed, each with a sentence, and nothing else.
 */
export const guardedFetch: GuardedFetch = makeFetch()

/** A fetch with a memory of its own; `guard` is for tests (see Guard). */
export function makeFetch(guard: Guard = {}): GuardedFetch {
  const answers = new Answers()
  const flying = new Map<string, Promise<Fetched>>()

  return async (address, options) => {
    const url = checkUrl(address, guard)
    const { accept, maxBytes, headers = {} } = options
    const key = JSON.stringify([url.href, accept, maxBytes, headers])
    const kept = answers.get(key)
    if (kept instanceof FetchFailed) throw kept
    if (kept) return kept
    const flight = flying.get(key)
    if (flight) return flight
    const begun = ask(url, options, guard, (answer, seconds) => answers.keep(key, answer, seconds))
    flying.set(key, begun)
    return begun.finally(() => flying.delete(key))
  }
}

async function ask(
  url: URL,
  options: FetchOptions,
  guard: Guard,
  keep: (answer: Fetched | FetchFailed, seconds?: number) => void,
) {
  const timeout = new AbortController()
  const timer = setTimeout(() => timeout.abort(), options.timeoutMs)
  try {
    const { fetched, seconds } = await before(
      timeout.signal,
      follow(url, options, guard, timeout.signal),
    )
    keep(fetched, seconds)
    return fetched
  } catch (error) {
    const told = toldOf(error, hostOf(url), timeout.signal)
    if (told instanceof FetchFailed) keep(told)
    throw told
  } finally {
    clearTimeout(timer)
    // Whatever still flows, after a failure too, ends here.
    timeout.abort()
  }
}

async function follow(first: URL, options: FetchOptions, guard: Guard, signal: AbortSignal) {
  let url = first
  for (let hops = 0; hops <= redirectsAtMost; hops++) {
    const addresses = await findAddresses(url, guard)
    // What was meant for one server is told to no other.
    const headers = url.origin === first.origin ? (options.headers ?? {}) : {}
    signal.throwIfAborted()
    const response = await exchange(url, addresses, { ...options, headers }, guard, signal)
    const next = redirectOf(response, url, guard)
    if (!next) return await taken(response, url, options)
    response.destroy()
    url = next
  }
  throw new FetchRefused(say('fetch.refused.redirects', { host: hostOf(first) }))
}

/** Where an answer sends on to, checked as the first address was; null where it does not. */
function redirectOf({ statusCode, headers }: IncomingMessage, url: URL, guard: Guard): URL | null {
  if (![301, 302, 303, 307, 308].includes(statusCode ?? 0) || !headers.location) return null
  if (!URL.canParse(headers.location, url.href)) throw new FetchRefused(say('fetch.refused.form'))
  return checkUrl(new URL(headers.location, url).href, guard)
}

async function taken(response: IncomingMessage, url: URL, { accept, maxBytes }: FetchOptions) {
  const host = hostOf(url)
  const status = response.statusCode ?? 0
  if (status !== 200) {
    throw new FetchFailed('status', say('fetch.failed.status', { host, status }), status)
  }
  const type = (response.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (!accept.includes(type)) throw new FetchFailed('type', say('fetch.failed.type', { host }))
  const bytes = await readBody(response, url, maxBytes)
  const { etag } = response.headers
  const fetched: Fetched = { url: url.href, type, bytes, ...(etag && { etag }) }
  return { fetched, seconds: secondsFor(response.headers['cache-control']) }
}

/** The deadline holds for name servers too, which take no signal. */
function before<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    work.then(resolve, reject)
  })
}

function toldOf(error: unknown, host: string, timeout: AbortSignal) {
  if (error instanceof FetchRefused || error instanceof FetchFailed) return error
  if (timeout.aborted) return new FetchFailed('slow', say('fetch.failed.slow', { host }))
  const code = (error as NodeJS.ErrnoException)?.code ?? ''
  const broken = code.startsWith('Z_') || code.startsWith('ERR_') || code.startsWith('HPE_')
  return broken
    ? new FetchFailed('broken', say('fetch.failed.broken', { host }))
    : new FetchFailed('unreachable', say('fetch.failed.unreachable', { host }))
}

import { LaurelError } from '@/lib/platform/errors/errors'
import { english } from '@/lib/platform/language/english'
import { say } from '@/lib/platform/language/say'
import { reportBug } from '@/lib/platform/log/report'
import type { Speak } from './speaker'

/**
 * A route's answer to a failure: a sentence with its true status, in English where `speak` says no
 * other; a bug's is its reference.
 */
export function refusal(error: unknown, speak: Speak = english): Response {
  if (error instanceof LaurelError) {
    const wait = 'retryAfter' in error ? { 'retry-after': String(error.retryAfter) } : {}
    return sentence(error.status, speak(error.sentence), wait)
  }
  return sentence(500, speak(say('errors.bug', { reference: reportBug(error, 'route') })))
}

export function sentence(
  status: number,
  text: string,
  headers: Record<string, string> = {},
): Response {
  return new Response(`${text}\n`, {
    status,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
      ...headers,
    },
  })
}

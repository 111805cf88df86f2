import { STATUS_CODES } from 'node:http'
import { LaurelError } from '@/lib/platform/errors/errors'
import { english } from '@/lib/platform/language/english'
import { say } from '@/lib/platform/language/say'
import { reportBug } from '@/lib/platform/log/report'
import type { Speak } from './speaker'

/**
 * The answer to a program whose request failed, as RFC 9457 has it: `detail` is a sentence, in
 * English where `speak` says no other; a bug's is its reference. `code` tells failures apart.
 */
export function problem(
  error: unknown,
  speak: Speak = english,
  headers: Record<string, string> = {},
): Response {
  const known = error instanceof LaurelError ? error : null
  const { status, code } = known ?? { status: 500, code: 'bug' }
  const sentence = known?.sentence ?? say('errors.bug', { reference: reportBug(error, 'api') })
  const wait = known && 'retryAfter' in known ? { 'retry-after': String(known.retryAfter) } : {}
  const body = {
    ...{ type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, code },
    detail: speak(sentence),
  }
  return new Response(`${JSON.stringify(body)}\n`, {
    status,
    headers: {
      ...{ 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
      ...{ ...wait, ...headers },
    },
  })
}

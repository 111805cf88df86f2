import { LaurelError } from '@/lib/platform/errors/errors'
import { reportBug } from '@/lib/platform/log/report'

/** A route's answer to a failure: a sentence with its true status; a bug's is its reference. */
export function refusal(error: unknown): Response {
  if (error instanceof LaurelError && error.status !== 500) {
    return sentence(error.status, error.message)
  }
  const reference = reportBug(error, 'route')
  return sentence(500, `That did not work, and it is our fault. The reference is ${reference}.`)
}

export function sentence(status: number, text: string): Response {
  return new Response(`${text}\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  })
}

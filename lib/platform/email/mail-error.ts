import { LaurelError } from '@/lib/platform/errors/errors'

/**
 * A message was not taken. `retry` says whether trying again can help: false when the message or its
 * address is refused for good, true when the service, the network or its settings are the trouble.
 * `retryAfter` is in seconds, given when the service named a time. No address is in `message`.
 */
export class MailError extends LaurelError {
  readonly code = 'mail'
  readonly status = 500
  readonly retry: boolean
  readonly retryAfter: number | undefined
  constructor(message: string, { retry, retryAfter }: { retry: boolean; retryAfter?: number }) {
    super(message)
    this.retry = retry
    this.retryAfter = retryAfter
  }
}

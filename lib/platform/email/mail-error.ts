/**
 * A message was not taken. `retry` says whether trying again can help: false when the message or its
 * address is refused for good, true when the service, the network or its settings are the trouble.
 * `retryAfter` is in seconds, given when the service named a time. No address is in `message`,
 * which is for operators.
 */
export class MailError extends Error {
  override readonly name = 'MailError'
  readonly retry: boolean
  readonly retryAfter: number | undefined
  constructor(message: string, { retry, retryAfter }: { retry: boolean; retryAfter?: number }) {
    super(message)
    this.retry = retry
    this.retryAfter = retryAfter
  }
}

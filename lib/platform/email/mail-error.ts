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
  /** The address is at fault: no other message will reach it either. */
  readonly address: boolean
  constructor(message: string, given: { retry: boolean; retryAfter?: number; address?: boolean }) {
    super(message)
    const { retry, retryAfter, address = false } = given
    this.address = address
    this.retry = retry
    this.retryAfter = retryAfter
  }
}

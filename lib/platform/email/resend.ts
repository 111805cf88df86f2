import { Resend } from 'resend'
import { MailError } from './mail-error'
import type { Transport } from './message'

/** Resend's API. It takes a message once for an idempotency key, which it remembers for 24 hours. */
export function resendTransport(account: ResendAccount): Transport {
  return async ({ to, subject, html, text, idempotencyKey }) => {
    const client = new Resend(account.apiKey, { baseUrl: account.baseUrl })
    const { data, error, headers } = await client.emails.send(
      { from: account.from, to, subject, html, text },
      { idempotencyKey, signal: AbortSignal.timeout(account.timeoutMs ?? 30_000) },
    )
    if (data?.id) return { providerId: data.id }
    throw failure(account, error, headers)
  }
}

type ResendAccount = { apiKey: string; from: string; baseUrl: string; timeoutMs?: number }

function failure(
  { baseUrl }: ResendAccount,
  error: { name?: string; statusCode?: number | null } | null,
  headers: Record<string, string> | null,
) {
  const status = error?.statusCode
  if (!status) {
    return new MailError(`Resend at ${baseUrl} gave no usable answer.`, { retry: true })
  }
  const name = /^[a-z_]{1,64}$/.test(error?.name ?? '') ? ` ${error?.name}` : ''
  const retry = !isFinal(status, error?.name)
  const retryAfter = secondsOf(headers?.['retry-after'])
  return new MailError(`Resend answered ${status}${name}: ${remedy(status)}.`, {
    retry,
    ...(retryAfter !== undefined && { retryAfter }),
  })
}

/** What is wrong with the message stays wrong; what is wrong with the account can be put right. */
function isFinal(status: number, name?: string) {
  if (status === 409) return name !== 'concurrent_idempotent_requests'
  return [400, 413, 422].includes(status)
}

function remedy(status: number) {
  if (status === 401) return 'check RESEND_API_KEY'
  if (status === 403)
    return 'check RESEND_API_KEY, and that the domain of LAUREL_MAIL_FROM is verified'
  if (status === 404) return 'check RESEND_BASE_URL'
  if (status === 409) return 'another message went out, or is going out, under this key'
  if (status === 429) return 'too many messages for now'
  if (status >= 500) return 'the service is in trouble'
  return 'the message or its address is refused'
}

/** RFC 9110 §10.2.3: seconds, or a date. */
function secondsOf(header: string | undefined) {
  if (!header) return undefined
  if (/^\d{1,9}$/.test(header)) return Number(header)
  const date = Date.parse(header)
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - Date.now()) / 1000))
}

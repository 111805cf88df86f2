import { type Database, database } from '@/db/client'
import { settings } from '@/lib/platform/env/settings'
import { mailboxTransport } from './mailbox'
import { checkMessage, type Message, type Sent, type Transport } from './message'
import { resendTransport } from './resend'
import { smtpTransport } from './smtp'

/**
 * Sends one message, once for its idempotency key as far as the service allows: the local mailbox
 * always; Resend for 24 hours; SMTP only as told at `smtpTransport`. Throws `MailError`.
 * `db` is for the local mailbox alone, which lives there; without it the process's own is used.
 */
export async function send(message: Message, { db }: { db?: Database } = {}): Promise<Sent> {
  return transport(db)(checkMessage(message))
}

/** Resend or SMTP where their settings are given, else the mailbox at /admin/mailbox. */
function transport(db?: Database): Transport {
  const { RESEND_API_KEY, RESEND_BASE_URL, SMTP_URL, LAUREL_MAIL_FROM } = settings()
  if (RESEND_API_KEY) {
    return resendTransport({
      apiKey: RESEND_API_KEY,
      from: LAUREL_MAIL_FROM,
      baseUrl: RESEND_BASE_URL ?? 'https://api.resend.com',
    })
  }
  if (SMTP_URL) return smtpTransport({ url: SMTP_URL, from: LAUREL_MAIL_FROM })
  return mailboxTransport(db ?? database().db)
}

import { createHash } from 'node:crypto'
import { createTransport } from 'nodemailer'
import { MailError } from './mail-error'
import type { Transport } from './message'

/**
 * Any SMTP server. SMTP has no idempotency keys: when the process dies, or the connection breaks,
 * between the server's taking the message and our writing that down, it is sent again. Both copies
 * then bear the same Message-ID, made from the idempotency key, and many mail programs show one.
 */
export function smtpTransport({ url, from, timeoutMs = 30_000 }: SmtpAccount): Transport {
  return async ({ to, subject, html, text, idempotencyKey }) => {
    const mailer = createTransport(timed(url, timeoutMs))
    const messageId = messageIdOf(idempotencyKey, from)
    try {
      await mailer.sendMail({ from, to, subject, html, text, messageId })
      return { providerId: messageId }
    } catch (error) {
      throw failure(error)
    } finally {
      mailer.close()
    }
  }
}

type SmtpAccount = { url: string; from: string; timeoutMs?: number }

/** nodemailer takes a server's options from the URL alone, and waits ten minutes by itself. */
function timed(url: string, timeoutMs: number) {
  const waits = ['connectionTimeout', 'greetingTimeout', 'socketTimeout', 'dnsTimeout']
  const missing = waits.filter((name) => !url.includes(`${name}=`))
  const added = missing.map((name) => `${name}=${timeoutMs}`).join('&')
  return added ? `${url}${url.includes('?') ? '&' : '?'}${added}` : url
}

function messageIdOf(idempotencyKey: string, from: string) {
  const domain = from.match(/@([^\s<>]+)/)?.[1] ?? 'localhost'
  return `<${createHash('sha256').update(idempotencyKey).digest('hex').slice(0, 40)}@${domain}>`
}

type SmtpFailure = { code?: string; command?: string; responseCode?: number }

/** Server texts repeat addresses, so only codes are passed on. */
function failure(error: unknown) {
  const { code = '', command = '', responseCode } = (error ?? {}) as SmtpFailure
  const aboutMessage = command === 'RCPT TO' || command === 'DATA'
  if (responseCode) {
    const refused = responseCode >= 500 && aboutMessage
    const advice = refused ? 'the message or its address is refused' : remedy(code, responseCode)
    return new MailError(`The mail server answered ${responseCode}: ${advice}.`, {
      retry: !refused,
      address: refused && command === 'RCPT TO',
    })
  }
  if (code === 'EENVELOPE' || code === 'EMESSAGE') {
    return new MailError('The message or its address cannot be sent by SMTP.', { retry: false })
  }
  const said = /^[A-Z_0-9]{2,40}$/.test(code) ? ` (${code})` : ''
  return new MailError(`The mail server cannot be reached${said}: check SMTP_URL.`, { retry: true })
}

function remedy(code: string, responseCode: number) {
  if (code === 'EAUTH') return 'check the name and password in SMTP_URL'
  if (responseCode >= 500) return 'check that it may send for LAUREL_MAIL_FROM'
  return 'it asks to try later'
}

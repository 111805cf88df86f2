import type { Ctx } from '@/lib/platform/access/context'
import { MailError } from '@/lib/platform/email/mail-error'
import { settings } from '@/lib/platform/env/settings'
import { InputError } from '@/lib/platform/errors/errors'
import { newId } from '@/lib/platform/ids/ids'
import { say } from '@/lib/platform/language/say'
import { countOne } from './limits'
import { sendLinkMail } from './link-mail'
import { requireSetUp } from './set-up'

/** By what mail goes out here, and who it is from; null where it stays in the mailbox. */
export function mailService(): { service: string; from: string } | null {
  const { RESEND_API_KEY, SMTP_URL, LAUREL_MAIL_FROM: from } = settings()
  if (RESEND_API_KEY) return { service: 'Resend', from }
  return SMTP_URL ? { service: new URL(SMTP_URL).host, from } : null
}

/** Sends a mail to the admin to be, during the set-up. InputError says what the service answered. */
export async function tryMail(
  ctx: Pick<Ctx, 'db' | 'now'>,
  { token, email }: { token: string; email: string },
): Promise<void> {
  await requireSetUp(ctx, { token })
  await countOne('link-address', email)
  try {
    await sendLinkMail({ kind: 'test', to: email, once: newId() })
  } catch (error) {
    if (!(error instanceof MailError)) throw error
    throw new InputError(say('signIn.setUp.mailFailed', { reason: error.message }))
  }
}

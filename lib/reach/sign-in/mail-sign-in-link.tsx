import { createHash } from 'node:crypto'
import { ActionButton, Paragraph } from '@/lib/platform/email/blocks'
import { EmailLayout } from '@/lib/platform/email/layout'
import { renderEmail } from '@/lib/platform/email/render'
import { send } from '@/lib/platform/email/send'
import { settings } from '@/lib/platform/env/settings'
import { confirmPath, linkMinutes } from './sign-in-link'

/** Mails someone their link. It goes to whoever asks: an address unknown so far is a learner's. */
export async function mailSignInLink({
  email,
  token,
  next,
}: {
  email: string
  token: string
  next: string
}): Promise<void> {
  const { baseUrl } = settings()
  const host = new URL(baseUrl).host
  const body = await renderEmail(
    <EmailLayout
      preview={`Your link to sign in at ${host}. It works once.`}
      heading="Sign in to Laurel"
      footer={`Somebody gave this address at ${host}. If it was not you, leave this mail alone: nothing happens.`}
    >
      <Paragraph>
        This link signs you in. It works once, within {String(linkMinutes)} minutes.
      </Paragraph>
      <ActionButton href={`${baseUrl}${confirmPath({ token, email, next })}`}>Sign in</ActionButton>
    </EmailLayout>,
  )
  await send({
    to: email,
    subject: 'Your link to sign in to Laurel',
    ...body,
    idempotencyKey: `sign-in/${createHash('sha256').update(token).digest('hex')}`,
    secretLinks: true,
  })
}

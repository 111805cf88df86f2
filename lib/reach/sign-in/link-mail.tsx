import { createHash } from 'node:crypto'
import { ActionButton, Paragraph } from '@/lib/platform/email/blocks'
import { EmailLayout } from '@/lib/platform/email/layout'
import { renderEmail } from '@/lib/platform/email/render'
import { send } from '@/lib/platform/email/send'
import { settings } from '@/lib/platform/env/settings'
import { wordsIn } from '@/lib/platform/language/english'
import { directionOf, firstLocale } from '@/lib/platform/language/languages'

type Kind = 'signIn' | 'address' | 'moved' | 'test'

/**
 * Sends one of sign-in's mails: the texts of its kind, and a button where it leads somewhere.
 * `once` names this sending; with `secret` its link can be used by whoever reads it.
 */
export async function sendLinkMail({
  kind,
  to,
  path,
  once,
  secret = false,
  values = {},
}: {
  kind: Kind
  to: string
  path?: string
  once: string
  secret?: boolean
  values?: Record<string, string | number>
}): Promise<void> {
  const { baseUrl } = settings()
  const t = wordsIn(firstLocale)
  const given = { host: new URL(baseUrl).host, ...values }
  const said = (name: 'subject' | 'preview' | 'heading' | 'text' | 'footer') =>
    t(`mail.${kind}.${name}`, given)
  const body = await renderEmail(
    <EmailLayout
      {...{ lang: firstLocale, dir: directionOf(firstLocale) }}
      preview={said('preview')}
      heading={said('heading')}
      footer={said('footer')}
    >
      <Paragraph>{said('text')}</Paragraph>
      {kind === 'moved' ? <Paragraph>{t('mail.moved.advice')}</Paragraph> : null}
      {path && kind !== 'test' ? (
        <ActionButton href={`${baseUrl}${path}`}>{t(`mail.${kind}.button`)}</ActionButton>
      ) : null}
    </EmailLayout>,
  )
  await send({
    ...{ to, subject: said('subject'), ...body, secretLinks: secret },
    idempotencyKey: `sign-in/${kind}/${createHash('sha256').update(once).digest('hex')}`,
  })
}

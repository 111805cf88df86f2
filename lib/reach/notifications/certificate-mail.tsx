import type { ReactElement } from 'react'
import { ActionButton, Facts, Name, Paragraph } from '@/lib/platform/email/blocks'
import { EmailLayout } from '@/lib/platform/email/layout'
import { wordsIn } from '@/lib/platform/language/english'
import { directionOf, firstLocale } from '@/lib/platform/language/languages'
import { dateText } from '@/lib/platform/language/rules'
import type { NotificationType } from './schema'

export type MailFacts = {
  type: NotificationType
  /** Days before the expiry. */
  threshold: number
  name: string
  publicId: string
  /** A private certificate has no page for all: its learner sees it signed in. */
  privateSince: Date | null
  title: string
  issuerName: string
  expiresAt: Date | null
  /** Why it was revoked. */
  reason: string | null
}

/** What a learner is told about a certificate, as subject and body. */
export function certificateMail(
  facts: MailFacts,
  baseUrl: string,
): { subject: string; element: ReactElement } {
  const { name, title, issuerName, type, expiresAt } = facts
  const t = wordsIn(firstLocale)
  const heading = t(`mail.certificate.${type}.heading`)
  const lines = linesOf(facts, t)
  const details = [
    { label: t('mail.certificate.certificate'), value: title },
    { label: t('mail.certificate.awardedTo'), value: name },
    { label: t('mail.certificate.issuedBy'), value: issuerName },
  ]
  if (expiresAt)
    details.push({
      label: t('mail.certificate.validUntil'),
      value: dateText(expiresAt, firstLocale),
    })
  const element = (
    <EmailLayout
      {...{ lang: firstLocale, dir: directionOf(firstLocale) }}
      preview={lines[0] ?? heading}
      heading={heading}
      footer={t('mail.certificate.footer', { issuer: issuerName })}
    >
      <Paragraph>
        {t('mail.certificate.dear')} <Name>{name}</Name>,
      </Paragraph>
      {lines.map((line) => (
        <Paragraph key={line}>{line}</Paragraph>
      ))}
      <Facts facts={details} />
      <ActionButton
        href={`${baseUrl}/${facts.privateSince ? 'certificates' : 'c'}/${facts.publicId}`}
      >
        {t(`mail.certificate.${type}.button`)}
      </ActionButton>
    </EmailLayout>
  )
  return { subject: t('mail.certificate.subject', { heading, title }), element }
}

function linesOf(facts: MailFacts, t: ReturnType<typeof wordsIn>): string[] {
  const { type, threshold, issuerName: issuer, reason, expiresAt } = facts
  const until = expiresAt ? dateText(expiresAt, firstLocale) : ''
  const text = t(`mail.certificate.${type}.text`, { issuer, until, days: threshold })
  if (type !== 'revoked') return [text]
  const given = reason ? [t('mail.certificate.revoked.reason', { reason })] : []
  return [text, ...given, t('mail.certificate.revoked.advice')]
}

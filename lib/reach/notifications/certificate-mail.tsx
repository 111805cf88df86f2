import type { ReactElement } from 'react'
import { ActionButton, Facts, Name, Paragraph } from '@/lib/platform/email/blocks'
import { EmailLayout } from '@/lib/platform/email/layout'
import type { NotificationType } from './schema'

export type MailFacts = {
  type: NotificationType
  /** Days before the expiry. */
  threshold: number
  name: string
  publicId: string
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
  const { heading, lines, button } = wording(facts)
  const { name, title, issuerName } = facts
  const details = [
    { label: 'Certificate', value: title },
    { label: 'Awarded to', value: name },
    { label: 'Issued by', value: issuerName },
  ]
  if (facts.expiresAt) details.push({ label: 'Valid until', value: day(facts.expiresAt) })
  const element = (
    <EmailLayout
      preview={lines[0] ?? heading}
      heading={heading}
      footer={`You get this because ${issuerName} keeps a certificate in your name.`}
    >
      <Paragraph>
        Dear <Name>{name}</Name>,
      </Paragraph>
      {lines.map((line) => (
        <Paragraph key={line}>{line}</Paragraph>
      ))}
      <Facts facts={details} />
      <ActionButton href={`${baseUrl}/c/${facts.publicId}`}>{button}</ActionButton>
    </EmailLayout>
  )
  return { subject: `${heading}: ${title}`, element }
}

function wording(facts: MailFacts): { heading: string; lines: string[]; button: string } {
  const { type, threshold, issuerName, reason, expiresAt } = facts
  const until = expiresAt ? day(expiresAt) : ''
  switch (type) {
    case 'issued':
      return {
        heading: 'Your certificate is ready',
        lines: [
          `${issuerName} has awarded you a certificate. Its page shows anyone that it is genuine; there you can also download the document.`,
        ],
        button: 'See your certificate',
      }
    case 'revoked':
      return {
        heading: 'Your certificate was revoked',
        lines: [
          `${issuerName} has revoked this certificate. It no longer counts, and its page says so.`,
          `The reason given: ${reason ?? 'none'}`,
          'If you think that this is wrong, write to the issuer.',
        ],
        button: 'See what its page says',
      }
    case 'expiring':
      return {
        heading: 'Your certificate expires soon',
        lines: [
          `It is valid until ${until}, in ${threshold} days or less. Ask ${issuerName} how to renew it.`,
        ],
        button: 'See your certificate',
      }
    case 'expired':
      return {
        heading: 'Your certificate has expired',
        lines: [`It was valid until ${until}. Ask ${issuerName} how to earn it again.`],
        button: 'See your certificate',
      }
  }
}

function day(date: Date) {
  return date.toLocaleDateString('en-GB', { dateStyle: 'medium', timeZone: 'UTC' })
}

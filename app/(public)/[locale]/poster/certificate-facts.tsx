import { useTranslations } from 'next-intl'
import { Skills } from '@/components/certificates/skills'
import { Fact, Facts } from '@/components/ui/facts'
import { Day } from '@/components/ui/moment'
import { EntryLink } from '../asked-list'
import type { PublicCertificate } from './public-certificate'

export function CertificateFacts({ certificate }: { certificate: PublicCertificate }) {
  const t = useTranslations('certificate.facts')
  const { publicId, recipientName, title, certificationSlug, description, issuer } = certificate
  const { skills, awardedAt, issuedAt, expiresAt, score, signatories } = certificate
  return (
    <section aria-labelledby="facts" className="[&_dl>div]:sm:grid-cols-[7.5rem_1fr]">
      <h2 id="facts" className="mb-3 text-lg">
        {t('title')}
      </h2>
      <Facts>
        <Fact name={t('recipient')}>
          <bdi>{recipientName}</bdi>
        </Fact>
        <Fact name={t('certification')}>
          <EntryLink href={`/certifications/${certificationSlug}`}>{title}</EntryLink>
        </Fact>
        {description ? (
          <Fact name={t('about')}>
            <span dir="auto">{description}</span>
          </Fact>
        ) : null}
        {skills.length > 0 ? (
          <Fact name={t('skills')}>
            <Skills skills={skills} />
          </Fact>
        ) : null}
        <Fact name={t('issuer')}>
          <EntryLink href={`/issuers/${issuer.slug}`}>{issuer.name}</EntryLink>
        </Fact>
        <Fact name={t('awarded')}>
          <Day date={awardedAt} />
        </Fact>
        <Fact name={t('issued')}>
          <Day date={issuedAt} />
        </Fact>
        <Fact name={t('expires')}>{expiresAt ? <Day date={expiresAt} /> : t('never')}</Fact>
        {score === null ? null : <Fact name={t('score')}>{t('outOf', { score })}</Fact>}
        {signatories.length > 0 ? (
          <Fact name={t('signedBy')}>
            <ul>
              {signatories.map(({ name, role }) => (
                <li key={`${name} ${role}`} dir="auto">
                  {role ? t('signatory', { name, role }) : name}
                </li>
              ))}
            </ul>
          </Fact>
        ) : null}
        <Fact name={t('id')}>
          <code dir="ltr" className="break-all font-mono text-xs">
            {publicId}
          </code>
        </Fact>
      </Facts>
    </section>
  )
}

import { useTranslations } from 'next-intl'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button'
import { Fact, Facts } from '@/components/ui/facts'
import { Day } from '@/components/ui/moment'
import type { ForeignCredential, VerifiedCertificate } from '@/lib/awards/verification/schema'

/** The certificate of ours that was meant, as it stands on record. */
export function Ours({ certificate }: { certificate: VerifiedCertificate }) {
  const t = useTranslations('verify.ours')
  const { publicId, title, recipientName, issuer, awardedAt, expiresAt } = certificate
  return (
    <section data-testid="ours">
      <h3 className="mb-3 font-serif text-lg">{t('title')}</h3>
      <Facts>
        <Fact name={t('recipient')}>
          <bdi>{recipientName}</bdi>
        </Fact>
        <Fact name={t('certification')}>
          <bdi>{title}</bdi>
        </Fact>
        <Fact name={t('issuer')}>
          <bdi>{issuer.name}</bdi>
        </Fact>
        <Fact name={t('awarded')}>
          <Day date={awardedAt} />
        </Fact>
        <Fact name={t('expires')}>{expiresAt ? <Day date={expiresAt} /> : t('never')}</Fact>
      </Facts>
      {certificate.private ? <p className="mt-3 text-muted">{t('private')}</p> : null}
      {certificate.successor ? <p className="mt-3">{t('successor')}</p> : null}
      <div className="mt-4 flex flex-wrap gap-2 empty:hidden">
        {certificate.private ? null : (
          <ButtonLink look="plain" href={`/c/${publicId}`}>
            {t('open')}
          </ButtonLink>
        )}
        {certificate.successor ? (
          <ButtonLink look="plain" href={`/c/${certificate.successor}`}>
            {t('openSuccessor')}
          </ButtonLink>
        ) : null}
      </div>
    </section>
  )
}

type ForeignProps = {
  credential: ForeignCredential
  /** Issuer and signature have passed. */
  signed: boolean
}

/** What a credential of elsewhere says, and that nobody here vouches for whose it is. */
export function Foreign({ credential, signed }: ForeignProps) {
  const t = useTranslations('verify.foreign')
  const { title, recipientName, issuer, awardedAt, expiresAt } = credential
  const rows = [
    { name: t('recipient'), value: recipientName && <bdi>{recipientName}</bdi> },
    { name: t('achievement'), value: title && <bdi>{title}</bdi> },
    { name: t('issuer'), value: issuer.name ? <bdi>{issuer.name}</bdi> : t('unnamed') },
    {
      name: t('issuerId'),
      value: (
        <code dir="ltr" className="break-all font-mono text-xs">
          {issuer.id}
        </code>
      ),
    },
    { name: t('awarded'), value: awardedAt && <Day date={awardedAt} /> },
    { name: t('expires'), value: expiresAt && <Day date={expiresAt} /> },
  ]
  return (
    <section data-testid="foreign">
      <h3 className="mb-3 font-serif text-lg">{t('title')}</h3>
      <Facts>
        {rows.map(({ name, value }) =>
          value ? (
            <Fact key={name} name={name}>
              {value}
            </Fact>
          ) : null,
        )}
      </Facts>
      <div className="mt-4">
        <Banner>
          {signed ? `${t('signed')} ` : null}
          {t('caution')}
        </Banner>
      </div>
    </section>
  )
}

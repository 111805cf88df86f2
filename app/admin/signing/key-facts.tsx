import { Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { buttonClasses } from '@/components/ui/button'
import { Code } from '@/components/ui/code'
import { Fact, Facts } from '@/components/ui/facts'
import { Day } from '@/components/ui/moment'
import type { listSigningKeys } from '@/lib/awards/signing/queries'

type Listed = Awaited<ReturnType<typeof listSigningKeys>>
type Certificate = Listed['own'][number] | NonNullable<Listed['installed']>
type Given = { certificate: Certificate; retiredAt?: Date | null; href: string }

/** What one compares of a certificate, and the file that others are to trust. */
export function KeyFacts({ certificate, retiredAt = null, href }: Given) {
  const t = useTranslations('signing')
  const { subject, issuer, selfSigned, serial, notBefore, notAfter, algorithm, bits, sha256 } =
    certificate
  const chain = 'chain' in certificate ? certificate.chain : 0
  const vouched = chain > 1 ? t('chain', { issuer, count: chain - 1 }) : issuer
  return (
    <div>
      <Facts>
        <Fact name={t('subject')}>
          <bdi>{subject}</bdi>
        </Fact>
        <Fact name={t('vouchedBy')}>{selfSigned ? t('nobody') : <bdi>{vouched}</bdi>}</Fact>
        <Fact name={t('algorithm')}>{t(algorithm, { bits: String(bits) })}</Fact>
        <Fact name={t('valid')}>
          {t.rich('fromUntil', {
            from: () => <Day date={notBefore} />,
            until: () => <Day date={notAfter} />,
          })}
        </Fact>
        {retiredAt ? (
          <Fact name={t('retired')}>
            <Day date={retiredAt} />
          </Fact>
        ) : null}
        <Fact name={t('serial')}>
          <Code>{serial}</Code>
        </Fact>
        <Fact name={t('sha256')}>
          <Code>{sha256}</Code>
        </Fact>
      </Facts>
      <a href={href} download className={`mt-4 ${buttonClasses('plain', 'small')}`}>
        <Download aria-hidden="true" className="size-4" />
        {t('download')}
        <span className="sr-only">: {serial}</span>
      </a>
    </div>
  )
}

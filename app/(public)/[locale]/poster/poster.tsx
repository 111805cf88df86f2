import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Banner } from '@/components/ui/banner'
import { settings } from '@/lib/platform/env/settings'
import { AskedList } from '../asked-list'
import { CertificateFacts } from './certificate-facts'
import { CountView } from './count-view'
import { History } from './history'
import { Proof } from './proof'
import type { PublicCertificate } from './public-certificate'
import { Share } from './share'
import { Sheet } from './sheet'
import { Verdict } from './verdict'

/**
 * A certificate as it is shown to others. `path`: the page's own address, below which its files lie;
 * `children`: what stands under the proof.
 */
export function Poster({
  certificate,
  path,
  children,
}: {
  certificate: PublicCertificate
  path: string
  children?: ReactNode
}) {
  const t = useTranslations()
  const url = `${settings().baseUrl}${path}`
  return (
    <article>
      <CountView path={path} />
      <Verdict certificate={certificate} />
      <div className="mx-auto grid max-w-6xl grid-cols-[minmax(0,1fr)] gap-x-12 gap-y-10 px-4 py-8 sm:px-6 lg:grid-cols-[minmax(0,1fr)_21rem] lg:py-12 print:grid-cols-1 print:gap-y-4 print:px-0 print:py-4">
        <Sheet certificate={certificate} path={path} />
        <div className="space-y-8 print:space-y-4">
          {certificate.privateSince ? <Banner>{t('privacy.shown.notice')}</Banner> : null}
          <Share certificate={certificate} path={path} url={url} />
          <CertificateFacts certificate={certificate} />
          <section aria-labelledby="asked" className="print:hidden">
            <h2 id="asked" className="mb-3 text-lg">
              {t('certificate.asked')}
            </h2>
            <AskedList asked={certificate.asked} />
          </section>
          <History certificate={certificate} />
          <div className="print:hidden">
            <Proof certificate={certificate} path={path} url={url} />
          </div>
          {children}
        </div>
        <p className="hidden text-muted text-xs print:block">{t('certificate.printed', { url })}</p>
      </div>
    </article>
  )
}

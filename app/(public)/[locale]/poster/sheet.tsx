import { useTranslations } from 'next-intl'
import { pageSize } from '@/lib/proof/documents/designs/sheet'
import type { PublicCertificate } from './public-certificate'

/** Whose it is and what for, and the document as it was made; its other words stand in the facts. */
export function Sheet({ certificate, path }: { certificate: PublicCertificate; path: string }) {
  const t = useTranslations('certificate.sheet')
  const { recipientName, title, status, pdf, paper, orientation } = certificate
  const { width, height } = pageSize({ paper, orientation })
  const picture = (
    // biome-ignore lint/performance/noImgElement: a drawing, which Next's own would only pass on
    <img
      src={`${path}/document.svg`}
      alt={t('picture', { name: recipientName, title })}
      width={Math.round(width)}
      height={Math.round(height)}
      className="mx-auto h-auto max-h-[85vh] w-auto max-w-full border border-line shadow-md sm:min-w-[min(100%,24rem)] print:max-h-none print:w-full print:shadow-none"
    />
  )
  return (
    <section aria-label={t('label')} className="self-start">
      <h1 dir="auto" className="wrap-anywhere text-xl sm:text-2xl">
        {recipientName}
      </h1>
      <p dir="auto" className="mt-1 mb-5 wrap-anywhere font-serif text-lg text-muted">
        {title}
      </p>
      {pdf && status !== 'revoked' ? (
        <a href={`${path}/certificate.pdf?view=1`} title={t('open')} className="block">
          {picture}
        </a>
      ) : (
        picture
      )}
    </section>
  )
}

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { statusLooks } from '@/components/certificates/status'
import { classes } from '@/components/ui/classes'
import { Mark } from '@/components/ui/mark'
import { Day } from '@/components/ui/moment'
import type { Tone } from '@/components/ui/tone'
import { qrPath } from '@/lib/proof/documents/designs/qr'
import { Seal } from '../../seal'
import type { PublicCertificate } from './public-certificate'
import { SheetFrame } from './sheet-frame'

type Given = { certificate: PublicCertificate; url: string }

/** The certificate as one sees it: the words of the document, in any script a browser can draw. */
export function Sheet({ certificate, url }: Given) {
  const t = useTranslations('certificate.sheet')
  const { recipientName, title, description, issuer, status } = certificate
  const voided = status === 'revoked'
  return (
    <section aria-label={t('label')} className="self-start">
      <SheetFrame voided={voided}>
        <div className="flex flex-col items-center px-5 pt-8 pb-6 text-center sm:min-h-[36rem] sm:px-12 sm:pt-10">
          <Mark className={classes('size-10', voided ? 'text-muted' : 'text-laurel')} />
          <p dir="auto" className="mt-3 line-clamp-3 max-w-full wrap-anywhere font-semibold">
            {issuer.name}
          </p>
          <p className={classes('mt-2 font-serif text-xl', voided ? 'text-muted' : 'text-laurel')}>
            {t('heading')}
          </p>
          {/* Said here too, for a picture of this part alone must not pass for more than it is. */}
          {status === 'valid' ? null : <Stamp status={status} />}
          <p className="mt-6 font-serif text-base text-muted italic">{t('before')}</p>
          <h1
            dir="auto"
            className={classes('mt-2 max-w-full wrap-anywhere', nameSize(recipientName))}
          >
            {recipientName}
          </h1>
          <Rule />
          <p className="font-serif text-base text-muted italic">{t('between')}</p>
          <p
            dir="auto"
            className={classes(
              'mt-2 max-w-full wrap-anywhere font-semibold font-serif',
              title.length > 80 ? 'text-base' : 'text-lg sm:text-xl',
            )}
          >
            {title}
          </p>
          {description ? (
            <p dir="auto" className="mt-2 line-clamp-4 max-w-lg wrap-anywhere text-muted">
              {description}
            </p>
          ) : null}
          <SheetFacts certificate={certificate} />
          <SheetFoot certificate={certificate} url={url} />
        </div>
      </SheetFrame>
    </section>
  )
}

const stamps: Record<Tone, string> = {
  valid: 'border-valid text-valid',
  warn: 'border-warn text-warn',
  danger: 'border-danger text-danger',
  slate: 'border-slate text-slate',
  gold: 'border-gold text-gold',
}

function Stamp({ status }: { status: PublicCertificate['status'] }) {
  const t = useTranslations('certificates.status')
  const { tone, Icon } = statusLooks[status]
  return (
    <p
      className={classes(
        'mt-5 -rotate-3 rounded-md border-2 px-4 py-1 font-semibold text-lg uppercase tracking-widest outline-1 outline-current outline-offset-2',
        stamps[tone],
      )}
    >
      <Icon aria-hidden="true" className="me-2 mb-0.5 inline size-5" />
      {t(status)}
    </p>
  )
}

function Rule() {
  return (
    <svg viewBox="0 0 300 8" aria-hidden="true" className="my-5 w-64 max-w-full text-gold-line">
      <path d="M0 4H141M159 4H300" stroke="currentColor" strokeWidth="0.8" />
      <path d="M145 4l5 -3.2l5 3.2l-5 3.2z" fill="currentColor" />
    </svg>
  )
}

function SheetFacts({ certificate }: { certificate: PublicCertificate }) {
  const t = useTranslations('certificate.sheet')
  const { awardedAt, expiresAt, score } = certificate
  return (
    <dl className="mt-6 mb-8 flex flex-wrap justify-center gap-x-12 gap-y-3">
      <SheetFact name={t('awarded')}>
        <Day date={awardedAt} />
      </SheetFact>
      {expiresAt ? (
        <SheetFact name={t('expires')}>
          <Day date={expiresAt} />
        </SheetFact>
      ) : null}
      {score === null ? null : <SheetFact name={t('score')}>{t('outOf', { score })}</SheetFact>}
    </dl>
  )
}

function SheetFact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="font-serif text-muted text-xs italic">{name}</dt>
      <dd className="font-semibold">{children}</dd>
    </div>
  )
}

/** Seal, signatories and the code that leads back to this page. */
function SheetFoot({ certificate, url }: Given) {
  const t = useTranslations('certificate.sheet')
  const { publicId, signatories, status } = certificate
  const { path, size } = qrPath(url)
  return (
    <div className="mt-auto w-full">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-6">
        <Seal className="order-1 size-20 sm:size-24" voided={status === 'revoked'} />
        <ul className="flex min-w-0 flex-1 flex-wrap justify-center gap-x-4 gap-y-6 max-sm:order-3 max-sm:basis-full sm:order-2">
          {signatories.map(({ name, role }) => (
            <li key={`${name} ${role}`} className="w-32 border-muted border-t pt-1">
              <p dir="auto" className="wrap-anywhere font-semibold text-xs">
                {name}
              </p>
              <p dir="auto" className="wrap-anywhere text-muted text-xs">
                {role}
              </p>
            </li>
          ))}
        </ul>
        {/* Readers want dark on light, whatever the theme. */}
        <div data-theme="light" className="order-2 rounded-md bg-surface text-center sm:order-3">
          <svg
            viewBox={`0 0 ${size} ${size}`}
            role="img"
            aria-label={t('scan')}
            shapeRendering="crispEdges"
            className="size-24 text-ink sm:size-28"
          >
            <path d={path} fill="currentColor" />
          </svg>
        </div>
      </div>
      <p className="mt-4 text-muted text-xs">
        {t('number')}{' '}
        <span dir="ltr" className="break-all">
          {publicId}
        </span>
      </p>
    </div>
  )
}

/** Long names are set smaller, so that they stay a name and do not become a paragraph. */
function nameSize(name: string) {
  if (name.length > 120) return 'text-base sm:text-lg'
  if (name.length > 48) return 'text-lg sm:text-xl'
  return 'text-xl sm:text-2xl'
}

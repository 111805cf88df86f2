import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { publicGate } from '@/app/gate'
import { statusLooks } from '@/components/certificates/status'
import { Banner } from '@/components/ui/banner'
import { classes } from '@/components/ui/classes'
import { getPublicCertificate } from '@/lib/awards/certificates/queries'
import { isOneCase, readAsked } from '@/lib/awards/verification/rules'
import { NotFound } from '@/lib/platform/errors/errors'
import { tones } from '../tones'
import { VerifyForm } from '../verify-form'

type Props = {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: 'verify' })
  const [title, description] = [t('title'), t('about')]
  return {
    ...{ title, description, alternates: { canonical: '/verify' } },
    openGraph: { title, description, siteName: 'Laurel', type: 'website' },
  }
}

export default async function VerifyPage({ params, searchParams }: Props) {
  const { locale } = await params
  setRequestLocale(locale)
  const t = await getTranslations('verify')
  const { id } = await searchParams
  const asked = (Array.isArray(id) ? id[0] : id)?.slice(0, 400)
  const answer = asked === undefined ? null : await look(asked)
  return (
    <div className="mx-auto grid max-w-6xl grid-cols-[minmax(0,1fr)] gap-x-16 gap-y-12 px-4 py-10 sm:px-6 lg:grid-cols-[minmax(0,1fr)_22rem] lg:py-16">
      <div className="max-w-2xl">
        <h1 className="text-xl sm:text-2xl">{t('title')}</h1>
        <p className="mt-3 mb-8 text-lg text-muted">{t('lead')}</p>
        {answer ? (
          <div className="mb-8" data-testid="answer">
            {answer.kind === 'unknown' ? (
              <Banner tone="danger" title={t('unknown.title')} live>
                <div className="space-y-2">
                  <p>
                    {t('asked')}{' '}
                    <code dir="ltr" className="break-all font-mono">
                      {answer.publicId}
                    </code>
                  </p>
                  <p>{t('unknown.text')}</p>
                  <p>{t(isOneCase(answer.publicId) ? 'unknown.oneCase' : 'unknown.typed')}</p>
                </div>
              </Banner>
            ) : (
              <Banner tone="warn" title={t('misread.title')} live>
                {t(`misread.${answer.misread}`)}
              </Banner>
            )}
          </div>
        ) : null}
        <VerifyForm {...(asked ? { asked } : {})} />
        <Where />
      </div>
      <Meanings />
    </div>
  )
}

/** Goes to the certificate where there is one; else says why there is none. */
async function look(asked: string) {
  const read = readAsked(asked)
  if ('misread' in read) return { kind: 'misread' as const, misread: read.misread }
  const { publicId } = read
  const found = await publicGate(async (ctx) => {
    try {
      return await getPublicCertificate(ctx, publicId)
    } catch (error) {
      if (error instanceof NotFound) return null
      throw error
    }
  })
  if (found) redirect(`/c/${publicId}`)
  return { kind: 'unknown' as const, publicId }
}

async function Where() {
  const t = await getTranslations('verify.how')
  return (
    <section className="mt-12">
      <h2 className="mb-3 text-lg">{t('title')}</h2>
      <ol className="list-inside list-decimal divide-y divide-line border-line border-y marker:text-muted">
        {(['qr', 'id', 'address'] as const).map((step) => (
          <li key={step} className="py-3">
            {t(step)}
          </li>
        ))}
      </ol>
    </section>
  )
}

const statuses = ['valid', 'expired', 'suspended', 'revoked', 'superseded'] as const

async function Meanings() {
  const t = await getTranslations()
  return (
    <section>
      <h2 className="mb-3 text-lg">{t('verify.answers.title')}</h2>
      <ul className="divide-y divide-line border-line border-y">
        {statuses.map((status) => {
          const { tone, Icon } = statusLooks[status]
          return (
            <li key={status} className="grid grid-cols-[2.25rem_minmax(0,1fr)] gap-3 py-3">
              <div className={classes('grid size-9 place-items-center rounded-full', tones[tone])}>
                <Icon aria-hidden="true" className="size-5" />
              </div>
              <div>
                <p className="font-medium">{t(`certificates.status.${status}`)}</p>
                <p className="text-muted">{t(`verify.answers.${status}`)}</p>
              </div>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

import { ListChecks } from 'lucide-react'
import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { fileAtMost } from '@/lib/awards/verification/schema'
import { VerifyForm } from '../verify-form'
import { verifyGiven } from './actions'
import { AskedAnswer, lookFor } from './asked-answer'
import { ByUpload } from './by-upload'
import { Meanings } from './meanings'

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
  const asked = (Array.isArray(id) ? id[0] : id)?.slice(0, 2000)
  const answer = asked === undefined ? null : await lookFor(asked)
  return (
    <div className="mx-auto grid max-w-6xl grid-cols-[minmax(0,1fr)] gap-x-16 gap-y-12 px-4 py-10 sm:px-6 lg:grid-cols-[minmax(0,1fr)_20rem] lg:py-16">
      <div className="max-w-2xl">
        <h1 className="text-xl sm:text-2xl">{t('title')}</h1>
        <p className="mt-3 mb-8 text-lg text-muted">{t('lead')}</p>
        <ByUpload
          action={verifyGiven}
          atMost={fileAtMost}
          answer={answer ? <AskedAnswer answer={answer} /> : null}
        >
          <section aria-labelledby="by-id">
            <h2 id="by-id" className="mb-4 text-lg">
              {t('byId.title')}
            </h2>
            <VerifyForm {...(asked ? { asked } : {})} />
          </section>
        </ByUpload>
      </div>
      <div className="space-y-12">
        <Meanings />
        <Where />
        <Many />
      </div>
    </div>
  )
}

function Where() {
  const t = useTranslations('verify.how')
  return (
    <section>
      <h2 className="mb-3 text-lg">{t('title')}</h2>
      <ol className="list-inside list-decimal divide-y divide-line border-line border-y marker:text-muted">
        {(['qr', 'id', 'file', 'address'] as const).map((step) => (
          <li key={step} className="py-3">
            {t(step)}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Many() {
  const t = useTranslations('verify.many')
  return (
    <section>
      <h2 className="mb-2 text-lg">{t('title')}</h2>
      <p className="mb-3 text-muted">{t('linkText')}</p>
      <ButtonLink look="plain" href="/verify/many">
        <ListChecks aria-hidden="true" className="size-4" />
        {t('link')}
      </ButtonLink>
    </section>
  )
}

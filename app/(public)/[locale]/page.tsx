import { BadgeCheck, FileCheck2, ShieldCheck } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { publicGate } from '@/app/gate'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { listFeatured } from '@/lib/awards/certifications/public-catalogue'
import { listPublicIssuers } from '@/lib/awards/certifications/public-issuers'
import { Featured } from './featured'
import { IssuerList } from './issuer-list'
import { Ring } from './seal'
import { VerifyBox } from './verify-box'

type Props = { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: 'home' })
  return {
    title: { absolute: `Laurel · ${t('tab')}` },
    description: t('about'),
    alternates: { canonical: '/' },
    openGraph: { title: t('tab'), description: t('about'), siteName: 'Laurel', type: 'website' },
  }
}

export default async function HomePage({ params }: Props) {
  const { locale } = await params
  setRequestLocale(locale)
  const t = await getTranslations('home')
  const { featured, issuers } = await publicGate(async (ctx) => ({
    featured: await listFeatured(ctx),
    issuers: await listPublicIssuers(ctx),
  }))
  return (
    <div className="mx-auto max-w-6xl px-4 sm:px-6">
      <section className="relative grid grid-cols-[minmax(0,1fr)] gap-10 overflow-clip py-12 lg:grid-cols-[minmax(0,1fr)_24rem] lg:items-center lg:gap-16 lg:py-24">
        <Ring className="absolute -end-56 top-1/2 -z-10 size-[46rem] -translate-y-1/2 opacity-30 max-lg:hidden" />
        <div>
          <h1 className="max-w-2xl text-2xl">{t('title')}</h1>
          <p className="mt-4 max-w-xl text-lg text-muted">{t('lead')}</p>
          <div className="mt-8 flex flex-wrap gap-3">
            <ButtonLink size="large" href="/catalogue">
              {t('browse')}
            </ButtonLink>
            <ButtonLink size="large" look="plain" href="/sign-in">
              {t('signIn')}
            </ButtonLink>
          </div>
        </div>
        <VerifyBox />
      </section>
      {featured.length > 0 ? <Featured entries={featured} /> : null}
      {issuers.length > 0 ? <IssuerList issuers={issuers.slice(0, 12)} /> : null}
      {featured.length + issuers.length === 0 ? (
        <EmptyState
          title={t('empty.title')}
          action={<ButtonLink href="/sign-in">{t('empty.action')}</ButtonLink>}
        >
          {t('empty.text')}
        </EmptyState>
      ) : null}
      <Promises />
    </div>
  )
}

const promises = [
  { name: 'award', Icon: FileCheck2 },
  { name: 'hold', Icon: BadgeCheck },
  { name: 'check', Icon: ShieldCheck },
] as const

async function Promises() {
  const t = await getTranslations('home.promises')
  return (
    <ul className="mt-4 mb-16 grid gap-8 border-line border-t pt-10 sm:grid-cols-3">
      {promises.map(({ name, Icon }) => (
        <li key={name}>
          <Icon aria-hidden="true" className="mb-3 size-6 text-gold" />
          <h2 className="text-lg">{t(name)}</h2>
          <p className="mt-1 max-w-prose text-muted">{t(`${name}Text`)}</p>
        </li>
      ))}
    </ul>
  )
}

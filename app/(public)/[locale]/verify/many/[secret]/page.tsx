import { Download } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { cache } from 'react'
import { publicGate } from '@/app/gate'
import { linkWith, one } from '@/app/query'
import { AutoRefresh } from '@/components/ui/auto-refresh'
import { ButtonLink, buttonClasses } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { FilterLinks } from '@/components/ui/filters'
import { Day, Moment } from '@/components/ui/moment'
import { PageHeader } from '@/components/ui/page-header'
import { ProgressBar } from '@/components/ui/progress-bar'
import { getRun } from '@/lib/awards/verification/get-run'
import { settings } from '@/lib/platform/env/settings'
import { type Verdict, verdicts } from '@/lib/proof/credentials/verify/checks'
import { Results } from './results'

type Props = {
  params: Promise<{ locale: string; secret: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const read = cache((secret: string, verdict?: string, after?: string) =>
  publicGate((ctx) => getRun(ctx, { secret, verdict: verdict as Verdict, after })),
)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: 'verify.many' })
  // The address is the key to it.
  return { title: t('title'), robots: { index: false, follow: false }, referrer: 'no-referrer' }
}

export default async function RunPage({ params, searchParams }: Props) {
  const { locale, secret } = await params
  setRequestLocale(locale)
  const given = await searchParams
  const [verdict, after] = [one(given.outcome), one(given.after)]
  const run = await read(secret, verdict, after)
  const t = await getTranslations('verify.many.run')
  const here = `/verify/many/${secret}`
  return (
    <div className="mx-auto max-w-6xl px-4 py-10 sm:px-6 lg:py-12">
      {run.endedAt ? null : <AutoRefresh seconds={2} />}
      <PageHeader
        back={{ href: '/verify/many', label: t('another') }}
        title={t('title', { count: run.total })}
        lead={
          <>
            {t('begun')} <Moment date={run.createdAt} /> · {t('forgotten')}{' '}
            <Day date={run.forgetAt} />
          </>
        }
      />
      <Progress run={run} here={here} />
      <Filter run={run} here={here} verdict={verdict} />
      <Results items={run.items} done={run.done} />
      {run.next === null && !after ? null : (
        <div className="mt-4 flex gap-2 print:hidden">
          {after ? (
            <ButtonLink look="plain" size="small" href={linkWith(here, { outcome: verdict })}>
              {t('first')}
            </ButtonLink>
          ) : null}
          {run.next === null ? null : (
            <ButtonLink
              look="plain"
              size="small"
              href={linkWith(here, { outcome: verdict, after: String(run.next) })}
            >
              {t('older')}
            </ButtonLink>
          )}
        </div>
      )}
    </div>
  )
}

type Run = Awaited<ReturnType<typeof getRun>>

/** How far it is; at the end, the files that can be taken home. */
async function Progress({ run, here }: { run: Run; here: string }) {
  const t = await getTranslations('verify.many.run')
  const { done, total, endedAt, hasReport } = run
  const said = endedAt ? t('done') : done === total ? t('making') : t('leave')
  return (
    <div className="mb-8 max-w-2xl space-y-4">
      <div aria-live="polite" className="space-y-3">
        <ProgressBar label={t('progress')} value={done} max={total} />
        <p className="text-muted">{said}</p>
      </div>
      <div className="flex flex-wrap gap-2 print:hidden">
        {hasReport ? (
          <a href={`${here}/report.pdf`} download className={buttonClasses()}>
            <Download aria-hidden="true" className="size-4" />
            {t('pdf')}
          </a>
        ) : null}
        {endedAt ? (
          <a href={`${here}/results.csv`} download className={buttonClasses('plain')}>
            <Download aria-hidden="true" className="size-4" />
            {t('csv')}
          </a>
        ) : null}
        <CopyButton text={`${settings().baseUrl}${here}`}>{t('copy')}</CopyButton>
      </div>
      {endedAt && !hasReport ? <p className="text-muted">{t('noReport')}</p> : null}
      <p className="text-muted">{t('keep')}</p>
    </div>
  )
}

type FilterProps = { run: Run; here: string; verdict: string | undefined }

/** How many there are of each outcome, and only those of one. */
async function Filter({ run: { counts, done }, here, verdict }: FilterProps) {
  const t = await getTranslations('verify')
  const named = verdicts.filter((one) => counts.has(one))
  if (named.length === 0) return null
  const links = named.map((one) => ({
    ...{ href: linkWith(here, { outcome: one }), here: verdict === one },
    name: `${t(`verdict.${one}.name`)} · ${counts.get(one)}`,
  }))
  const all = { href: here, here: verdict === undefined, name: `${t('many.run.all')} · ${done}` }
  return <FilterLinks label={t('many.run.filter')} links={[all, ...links]} />
}

import { ScrollText } from 'lucide-react'
import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { publicGate } from '@/app/gate'
import { buttonClasses } from '@/components/ui/button'
import { Code } from '@/components/ui/code'
import { CopyButton } from '@/components/ui/copy-button'
import { EmptyState } from '@/components/ui/empty-state'
import { Fact, Facts } from '@/components/ui/facts'
import { Moment } from '@/components/ui/moment'
import { Section } from '@/components/ui/section'
import { certificateUrl } from '@/lib/awards/credentials/addresses'
import { logUrl } from '@/lib/awards/log/address'
import { getCheckpoint, getVerifierKey, listFormerLogs } from '@/lib/awards/log/queries'
import { settings } from '@/lib/platform/env/settings'
import { about } from '../metadata'
import { Anew } from './anew'

type Props = { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  const t = await getTranslations({ locale, namespace: 'log' })
  return about({ title: t('title'), description: t('about'), path: '/log' })
}

/** What the transparency log is, what it looks like now, and how to check it without us. */
export default async function LogPage({ params }: Props) {
  const { locale } = await params
  setRequestLocale(locale)
  const t = await getTranslations('log')
  const { log, former } = await publicGate(async (ctx) => {
    const newest = await getCheckpoint(ctx)
    return {
      log: newest && { ...newest, key: await getVerifierKey(ctx) },
      former: await listFormerLogs(ctx),
    }
  })
  return (
    <article className="mx-auto max-w-6xl px-4 pb-16 sm:px-6">
      <header className="py-8 sm:py-14">
        <h1 className="flex items-center gap-3 text-xl sm:text-2xl">
          <ScrollText aria-hidden="true" className="size-7 shrink-0 text-gold" strokeWidth={1.5} />
          {t('title')}
        </h1>
        <p className="mt-4 max-w-[40rem] text-lg text-muted">{t('lead')}</p>
      </header>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-16 gap-y-10 border-line border-t pt-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="max-w-2xl">
          {former.length > 0 ? <Anew former={former} /> : null}
          {log ? <Signed log={log} /> : <Empty />}
          <Section title={t('holds.title')}>
            <div className="max-w-prose space-y-3">
              <p>{t('holds.text')}</p>
              <p>{t('holds.private')}</p>
            </div>
          </Section>
          <Check log={log?.log ?? 1} />
        </div>
        {log ? <State log={log} /> : null}
      </div>
    </article>
  )
}

function Empty() {
  const t = useTranslations('log.none')
  return <EmptyState title={t('title')}>{t('text')}</EmptyState>
}

type Log = NonNullable<Awaited<ReturnType<typeof getCheckpoint>>>

function State({ log: { size, rootHash, time, note } }: { log: Log }) {
  const t = useTranslations('log.state')
  return (
    <aside
      aria-labelledby="state"
      className="[&_dl>div]:sm:grid-cols-[8.5rem_1fr] max-lg:order-first"
    >
      <h2 id="state" className="mb-3 text-lg">
        {t('title')}
      </h2>
      <Facts>
        <Fact name={t('size')}>{t('entries', { size })}</Fact>
        <Fact name={t('time')}>
          <Moment date={time} />
        </Fact>
        <Fact name={t('name')}>
          <Code>{note.split('\n', 1)}</Code>
        </Fact>
        <Fact name={t('root')}>
          <Code>{rootHash}</Code>
        </Fact>
      </Facts>
    </aside>
  )
}

function Signed({ log: { log, note, key } }: { log: Log & { key: string } }) {
  const t = useTranslations('log')
  const checkpoint = new URL(`${logUrl(log)}/checkpoint`).pathname
  return (
    <>
      <Section title={t('checkpoint.title')}>
        <p className="mb-3 max-w-prose">{t('checkpoint.text')}</p>
        <Lines>{note.trimEnd()}</Lines>
        <div className="mt-3 flex flex-wrap gap-2">
          <CopyButton text={note}>{t('checkpoint.copy')}</CopyButton>
          <a href={checkpoint} download className={buttonClasses('plain', 'small')}>
            {t('checkpoint.link')}
          </a>
        </div>
      </Section>
      <Section title={t('key.title')}>
        <p className="mb-3 max-w-prose">{t('key.text')}</p>
        <Lines>{key}</Lines>
        <div className="mt-3">
          <CopyButton text={key}>{t('key.copy')}</CopyButton>
        </div>
      </Section>
    </>
  )
}

const steps = ['certificate', 'inclusion', 'signature', 'consistency'] as const

function Check({ log }: { log: number }) {
  const t = useTranslations('log.check')
  const addresses = {
    certificate: `${certificateUrl(settings().baseUrl, '…')}/log-proof.json`,
    consistency: `${logUrl(log)}/tile/…`,
    ...{ inclusion: '', signature: '' },
  }
  return (
    <Section title={t('title')}>
      <ol className="list-inside list-decimal divide-y divide-line border-line border-y marker:text-muted">
        {steps.map((step) => (
          <li key={step} className="wrap-anywhere py-3">
            {t.rich(step, {
              address: () => <Code>{addresses[step]}</Code>,
              code: (words) => <Code>{words}</Code>,
            })}
          </li>
        ))}
      </ol>
    </Section>
  )
}

/** Lines that are signed as they stand: they break where they must, and are copied whole. */
function Lines({ children }: { children: string }) {
  return (
    <pre
      dir="ltr"
      className="whitespace-pre-wrap break-all rounded-md border border-line bg-sunk p-4 font-mono text-xs leading-relaxed"
    >
      {children}
    </pre>
  )
}

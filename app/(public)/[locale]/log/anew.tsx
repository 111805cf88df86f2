import { useTranslations } from 'next-intl'
import { Code } from '@/components/ui/code'
import { Fact, Facts } from '@/components/ui/facts'
import { Moment } from '@/components/ui/moment'
import { Section } from '@/components/ui/section'
import type { FormerLog } from '@/lib/awards/log/queries'

/** That the log was begun anew, when and why: what was published before is not taken back in silence. */
export function Anew({ former }: { former: FormerLog[] }) {
  const t = useTranslations('log.anew')
  return (
    <Section title={t('title')}>
      <p className="max-w-prose">{t('text')}</p>
      {former.map(({ name, key, endedAt, reason, successor, kept, lost }) => (
        <div key={name} className="mt-4">
          <Facts>
            <Fact name={t('when')}>
              <Moment date={endedAt} />
            </Fact>
            <Fact name={t('why')}>
              <bdi>{reason}</bdi>
            </Fact>
            <Fact name={t('before')}>
              <Code>{name}</Code>
            </Fact>
            <Fact name={t('since')}>
              <Code>{successor}</Code>
            </Fact>
            <Fact name={t('kept')}>{t('entries', { size: kept })}</Fact>
            <Fact name={t('lost')}>
              {lost.length === 0 ? t('lostNone') : null}
              {lost.map((one) => (
                <p key={`${one.name} ${one.size}`}>
                  {t.rich('lostBeyond', {
                    ...{ name: one.name, size: one.size, moment: () => at(one.time) },
                    code: (words) => <Code>{words}</Code>,
                  })}
                </p>
              ))}
            </Fact>
            <Fact name={t('key')}>
              <Code>{key}</Code>
            </Fact>
          </Facts>
        </div>
      ))}
    </Section>
  )
}

const at = (time: Date | null) => (time ? <Moment date={time} /> : null)

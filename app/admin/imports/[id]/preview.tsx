import { CircleCheck, CircleDashed, CirclePause, CircleSlash2, type LucideIcon } from 'lucide-react'
import { getFormatter, getTranslations } from 'next-intl/server'
import { type Speak, speaker } from '@/app/speaker'
import { Badge } from '@/components/ui/badge'
import { Section } from '@/components/ui/section'
import { Cell, Columns, Row, Table } from '@/components/ui/table'
import type { Tone } from '@/components/ui/tone'
import type { Forecast } from '@/lib/awards/imports/forecast'
import type { Expected } from '@/lib/awards/imports/foresee'
import type { FoundPerson } from './found'

/** Who would be awarded what: counts by certification for all, and the first people one by one. */
export async function Preview({ forecast, people }: { forecast: Forecast; people: FoundPerson[] }) {
  const [t, format, speak] = await Promise.all([
    getTranslations('imports.check'),
    getFormatter(),
    speaker(),
  ])
  const ends = [t('award'), t('held'), t('wait'), t('refuse')]
  return (
    <>
      <Section title={t('who')}>
        {forecast.certifications.length > 0 ? (
          <Table label={t('who')}>
            <Columns names={[t('certification'), ...ends]} end={ends} />
            <tbody>
              {forecast.certifications.map((one) => (
                <Row key={one.certificationId}>
                  <Cell className="min-w-56">
                    <bdi className="font-medium">{one.title}</bdi>
                    <ul className="text-muted text-xs">
                      {one.reasons.slice(0, 3).map(({ code, count, example }) => (
                        <li key={code}>
                          {t('reason', {
                            count,
                            reason: speak(example),
                          })}
                        </li>
                      ))}
                    </ul>
                  </Cell>
                  {(['award', 'held', 'wait', 'refuse'] as const).map((kind) => (
                    <Cell key={kind} end className={kind === 'award' ? 'font-semibold' : ''}>
                      {format.number(one[kind])}
                    </Cell>
                  ))}
                </Row>
              ))}
            </tbody>
          </Table>
        ) : null}
        {forecast.without > 0 ? (
          <p className="mt-3 text-muted">{t('noneAsks', { count: forecast.without })}</p>
        ) : null}
      </Section>
      <Section title={t('people', { count: people.length })}>
        <Table label={t('people', { count: people.length })} className="max-h-96">
          <Columns names={[t('learner'), t('certification'), t('outcome')]} />
          <tbody>
            {people.flatMap(({ email, name, expected }) =>
              (expected.length > 0 ? expected : [null]).map((one) => (
                <Row key={`${email} ${one?.certificationId}`}>
                  <Cell className="min-w-48">
                    <bdi className="block">{name}</bdi>
                    <span className="text-muted text-xs">{email}</span>
                  </Cell>
                  <Cell className="min-w-48">
                    <bdi>{one?.title ?? t('nothing')}</bdi>
                  </Cell>
                  <Cell className="min-w-56">
                    {one ? <Outcome one={one} speak={speak} /> : null}
                  </Cell>
                </Row>
              )),
            )}
          </tbody>
        </Table>
      </Section>
    </>
  )
}

const looks: Record<Expected['kind'], { tone: Tone; icon: LucideIcon }> = {
  award: { tone: 'valid', icon: CircleCheck },
  held: { tone: 'slate', icon: CircleDashed },
  wait: { tone: 'warn', icon: CirclePause },
  refuse: { tone: 'slate', icon: CircleSlash2 },
}

async function Outcome({ one, speak }: { one: Expected; speak: Speak }) {
  const t = await getTranslations('imports.check.outcomes')
  return (
    <>
      <Badge {...looks[one.kind]}>{t(one.kind)}</Badge>
      {one.kind === 'award' ? null : (
        <span className="mt-0.5 block text-muted text-xs">{speak(one.reason)}</span>
      )}
    </>
  )
}

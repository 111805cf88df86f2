import Link from 'next/link'
import { getFormatter, getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/ui/action-form'
import { Banner } from '@/components/ui/banner'
import { Fact, Facts } from '@/components/ui/facts'
import { Day } from '@/components/ui/moment'
import { Section } from '@/components/ui/section'
import { SubmitButton } from '@/components/ui/submit-button'
import { Cell, Columns, Row, Table } from '@/components/ui/table'
import { commit } from '../actions'
import { DiscardDraft } from './discard-draft'
import { delimiterName, type FoundDraft, type FoundPerson, type FoundRow } from './found'
import { Preview } from './preview'
import { RejectedRows } from './rejected-rows'

type Given = { found: FoundDraft; people: FoundPerson[]; rejected: FoundRow[]; twice: FoundRow[] }

/** What would come of the file, before anything does. */
export async function CheckStep({ found, people, rejected, twice }: Given) {
  const t = await getTranslations('imports')
  const accepted = found.rows - found.rejected - found.notCompleted - found.duplicates - found.known
  const awards = found.forecast?.certifications.reduce((sum, one) => sum + one.award, 0) ?? 0
  return (
    <>
      <Counts found={found} accepted={accepted} />
      {accepted > 0 ? (
        <ActionForm action={commit} className="mt-6 flex flex-wrap gap-2">
          <input type="hidden" name="importId" value={found.id} />
          <input type="hidden" name="revision" value={found.revision} />
          <SubmitButton size="large" busy={t('check.busy')}>
            {t('check.commit', { awards, rows: accepted })}
          </SubmitButton>
          <DiscardDraft importId={found.id} />
        </ActionForm>
      ) : (
        <div className="mt-6 space-y-3">
          <Banner tone="warn" title={t('check.nothingToTake')}>
            {t('check.nothingToTakeLead')}
          </Banner>
          <DiscardDraft importId={found.id} />
        </div>
      )}
      {found.forecast && accepted > 0 ? (
        <Preview forecast={found.forecast} people={people} />
      ) : null}
      <RejectedRows
        importId={found.id}
        rows={rejected}
        total={found.rejected}
        canDownload={rejected.length > 0}
      />
      <Twice rows={twice} />
      <HowRead found={found} />
    </>
  )
}

async function Counts({ found, accepted }: { found: FoundDraft; accepted: number }) {
  const [t, format] = await Promise.all([getTranslations('imports.check'), getFormatter()])
  const { notCompleted, duplicates, known, rejected } = found
  const counts = [
    [t('accepted'), accepted, 'text-valid'],
    [t('notCompleted'), notCompleted, ''],
    [t('duplicates'), duplicates, ''],
    [t('known'), known, ''],
    [t('rejected'), rejected, rejected > 0 ? 'text-danger' : ''],
  ] as const
  return (
    <section aria-label={t('found')}>
      <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-md border border-line bg-line sm:grid-cols-5">
        {counts.map(([name, value, look]) => (
          <div key={name} className="flex flex-col-reverse bg-surface p-4 max-sm:last:col-span-2">
            <dt className="text-muted text-xs">{name}</dt>
            <dd className={`text-xl tabular-nums ${look}`}>{format.number(value)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

async function Twice({ rows }: { rows: FoundRow[] }) {
  if (rows.length === 0) return null
  const t = await getTranslations('imports.rows')
  return (
    <Section title={t('twice')}>
      <Table label={t('twice')}>
        <Columns names={[t('line'), t('row'), t('reason')]} end={[t('line')]} />
        <tbody>
          {rows.map(({ line, name, email, sameLine }) => (
            <Row key={line}>
              <Cell end>{line}</Cell>
              <Cell className="min-w-48">
                <bdi>{name}</bdi> <span className="text-muted">{email}</span>
              </Cell>
              <Cell className="min-w-56">{t('twiceReason', { line: sameLine ?? 0 })}</Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </Section>
  )
}

async function HowRead({ found }: { found: FoundDraft }) {
  const t = await getTranslations('imports')
  const { plan, facts, courses } = found
  const course = courses.find(({ id }) => id === plan.courseId)
  const column = (field: 'completedAt' | 'eligible') =>
    facts.headings[plan.columns[field] ?? 0] ?? ''
  const delimiter = t('delimiter', { delimiter: delimiterName(facts.delimiter) })
  const counts = {
    every: t('check.everyRow'),
    date: t('check.dateFilled', { column: column('completedAt') }),
    eligible: t('check.eligibleYes', { column: column('eligible') }),
    'pass-mark':
      (plan.passMark ?? course?.passMark ?? null) === null
        ? t('check.passMarkOwn')
        : t('check.passMark', { passMark: plan.passMark ?? course?.passMark ?? 0 }),
  }[plan.completion]
  return (
    <Section
      title={t('check.how')}
      aside={
        <Link href={`/admin/imports/${found.id}?step=columns`} className="text-laurel underline">
          {t('check.change')}
        </Link>
      }
    >
      <div className="max-w-3xl">
        <Facts>
          <Fact name={t('check.layout')}>{t(`layout.${plan.layout}`)}</Fact>
          <Fact name={t('check.written')}>
            {t('check.writtenIn', { encoding: t(`encoding.${facts.encoding}`), delimiter })}
          </Fact>
          <Fact name={t('check.course')}>
            {course ? `${course.code} · ${course.title}` : t('check.courseEach')}
          </Fact>
          <Fact name={t('check.counts')}>{counts}</Fact>
          <Fact name={t('check.dates')}>
            {plan.columns.completedAt === undefined && plan.completedOn ? (
              <Day date={new Date(`${plan.completedOn}T00:00:00Z`)} />
            ) : plan.dateOrder ? (
              t(`check.order.${plan.dateOrder}`, { column: column('completedAt') })
            ) : (
              t('check.datesOf', { column: column('completedAt') })
            )}
          </Fact>
        </Facts>
        {facts.encoding === 'windows-1252' ? (
          <div className="mt-4">
            <Banner tone="warn">{t('oldEncoding')}</Banner>
          </div>
        ) : null}
        {facts.skipped > 0 ? (
          <p className="mt-3 text-muted">{t('skipped', { count: facts.skipped })}</p>
        ) : null}
        <p className="mt-3 text-muted">{t('columns.namesKept')}</p>
      </div>
    </Section>
  )
}

import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { speaker } from '@/app/speaker'
import { ActionForm } from '@/components/ui/action-form'
import { Banner } from '@/components/ui/banner'
import { RadioField } from '@/components/ui/choice-field'
import { SelectField, TextField } from '@/components/ui/field'
import { Section } from '@/components/ui/section'
import { SubmitButton } from '@/components/ui/submit-button'
import { Cell, Columns, Row, Table } from '@/components/ui/table'
import { completionKinds, fields, openQuestions } from '@/lib/awards/imports/schema'
import { say } from '@/lib/platform/language/say'
import { answer } from '../actions'
import { DiscardDraft } from './discard-draft'
import { delimiterName, type FoundDraft } from './found'

/** What the columns are, of which course the file is, and what counts as a completion. */
export async function ColumnsStep({ found }: { found: FoundDraft }) {
  const { facts, plan, courses } = found
  const [t, speak] = await Promise.all([getTranslations('imports'), speaker()])
  const course = courses.find(({ id }) => id === plan.courseId)
  const open = openQuestions(plan, facts, course?.passMark ?? null)
  const { headings } = facts
  const details = Object.values(plan.details).map((at) => headings[at] ?? '')
  const example = facts.dates.ambiguous?.text
  const delimiter = t('delimiter', { delimiter: delimiterName(facts.delimiter) })
  return (
    <>
      <p className="-mt-2 mb-6 max-w-prose text-muted">
        {t('columns.lead', {
          layout: t(`layout.${plan.layout}`),
          rows: facts.rows,
          encoding: t(`encoding.${facts.encoding}`),
          delimiter,
        })}{' '}
        {facts.skipped > 0 ? t('skipped', { count: facts.skipped }) : null}
      </p>
      <div className="mb-6 max-w-3xl space-y-3 empty:hidden">
        {open.length > 0 ? (
          <Banner tone="warn" title={t('columns.open')}>
            <ul className="list-disc ps-4">
              {open.map((question) => (
                <li key={question}>{speak(say(`imports.question.${question}`))}</li>
              ))}
            </ul>
          </Banner>
        ) : null}
        {facts.encoding === 'windows-1252' ? <Banner tone="warn">{t('oldEncoding')}</Banner> : null}
      </div>
      <Sample headings={headings} rows={facts.sample} label={t('columns.sample')} />
      <ActionForm key={found.revision} action={answer} className="mt-8 max-w-3xl space-y-10">
        <input type="hidden" name="importId" value={found.id} />
        <input type="hidden" name="revision" value={found.revision} />
        <Section title={t('columns.title')}>
          <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
            {fields.map((field) => (
              <SelectField
                key={field}
                name={field}
                label={t(`field.${field}`)}
                defaultValue={plan.columns[field] ?? ''}
                required={field === 'email'}
              >
                <option value="">{t('columns.none')}</option>
                {headings.map((heading, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one heading
                  <option key={at} value={at}>
                    {labelled(heading, facts.sample[0]?.[at])}
                  </option>
                ))}
              </SelectField>
            ))}
            <SelectField
              name="nameOrder"
              label={t('columns.nameOrder')}
              defaultValue={plan.nameOrder}
              hint={t('columns.namesKept')}
              required
            >
              <option value="as-written">{t('columns.asWritten')}</option>
              <option value="last-first">{t('columns.lastFirst')}</option>
            </SelectField>
            <SelectField
              name="scoreScale"
              label={t('columns.scale')}
              defaultValue={plan.scoreScale}
              required
            >
              <option value="percent">{t('columns.percent')}</option>
              <option value="fraction">{t('columns.fraction')}</option>
            </SelectField>
          </div>
          <div className="mt-4 space-y-3 empty:hidden">
            {details.length > 0 ? (
              <Banner>{t('columns.details', { headings: details.join(', ') })}</Banner>
            ) : null}
            {plan.layout === 'openedx' ? (
              <Banner>
                {t('columns.username', {
                  example: facts.sample[0]?.[plan.columns.name ?? 0] ?? '',
                })}
              </Banner>
            ) : null}
            {plan.layout === 'moodle-grades' && plan.columns.score !== undefined ? (
              <Banner>
                {t('columns.points', { heading: headings[plan.columns.score] ?? '' })}
              </Banner>
            ) : null}
          </div>
        </Section>
        <Section title={t('columns.course')}>
          <SelectField
            name="courseId"
            label={t('columns.course')}
            hint={plan.columns.course === undefined ? undefined : t('columns.courseHint')}
            defaultValue={plan.courseId ?? ''}
            required={plan.columns.course === undefined}
          >
            <option value="">
              {plan.columns.course === undefined
                ? t('columns.chooseCourse')
                : t('columns.noCourse')}
            </option>
            {courses.map(({ id, code, title }) => (
              <option key={id} value={id}>
                {code} · {title}
              </option>
            ))}
          </SelectField>
          {courses.length === 0 ? (
            <p className="mt-2">
              {t.rich('columns.noCourseYet', {
                link: (text) => (
                  <Link href="/admin/courses/new" className="text-laurel underline">
                    {text}
                  </Link>
                ),
              })}
            </p>
          ) : null}
        </Section>
        <Section title={t('columns.counts')}>
          <div className="space-y-4">
            <RadioField
              name="completion"
              label={<span className="sr-only">{t('columns.counts')}</span>}
              hint={t('columns.countsHint')}
              defaultValue={plan.completion}
              options={completionKinds.map((kind) => ({
                value: kind,
                label: t(`columns.${kind}`),
                hint: t(`columns.${kind}Hint`, { passMark: course?.passMark ?? 'none' }),
              }))}
              required
            />
            <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
              <TextField
                name="passMark"
                label={t('columns.passMark')}
                hint={t('columns.passMarkHint')}
                type="number"
                min={0}
                max={100}
                step="any"
                defaultValue={plan.passMark ?? ''}
              />
              <TextField
                name="completedOn"
                label={t('columns.completedOn')}
                hint={t('columns.completedOnHint')}
                type="date"
                defaultValue={plan.completedOn ?? ''}
              />
            </div>
            {example ? (
              <DateOrder example={example} chosen={plan.dateOrder} />
            ) : (
              <input type="hidden" name="dateOrder" value={plan.dateOrder ?? ''} />
            )}
          </div>
        </Section>
        <div className="flex flex-wrap gap-2">
          <SubmitButton busy={t('columns.busy')}>
            {t('columns.send', { rows: facts.rows })}
          </SubmitButton>
          <DiscardDraft importId={found.id} />
        </div>
      </ActionForm>
    </>
  )
}

async function DateOrder({ example, chosen }: { example: string; chosen: string | null }) {
  const t = await getTranslations('imports.columns')
  const [a = '', b = '', year = ''] = example.split(/[-/. ]/)
  const iso = (month: string, day: string) =>
    `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return (
    <RadioField
      name="dateOrder"
      label={t('dateOrder', { example })}
      hint={t('dateOrderHint')}
      {...(chosen ? { defaultValue: chosen } : {})}
      options={[
        { value: 'dmy', label: t('dmy', { example, date: iso(b, a) }) },
        { value: 'mdy', label: t('mdy', { example, date: iso(a, b) }) },
      ]}
      required
    />
  )
}

function Sample({
  headings,
  rows,
  label,
}: {
  headings: string[]
  rows: string[][]
  label: string
}) {
  return (
    <Table label={label}>
      <Columns names={distinct(headings)} />
      <tbody>
        {rows.slice(0, 3).map((cells, line) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the first rows of a file stay where they are
          <Row key={line}>
            {headings.map((heading, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one heading
              <Cell key={`${at} ${heading}`} nowrap className="max-w-56 truncate">
                <span dir="auto">{cells[at]}</span>
              </Cell>
            ))}
          </Row>
        ))}
      </tbody>
    </Table>
  )
}

/** Headings that stand twice, or are empty, told apart by their number. */
function distinct(headings: string[]): string[] {
  return headings.map((heading, at) =>
    heading === '' || headings.indexOf(heading) !== at ? `${heading} (${at + 1})` : heading,
  )
}

function labelled(heading: string, example: string | undefined): string {
  const short = example && example.length > 30 ? `${example.slice(0, 30)}…` : example
  return short?.trim() ? `${heading} (${short.trim()})` : heading
}

import { z } from 'zod'
import { detailLimit, earliest } from '@/lib/awards/learning/schema'
import { isoDay } from '@/lib/platform/clock/dates'
import { type Sentence, say } from '@/lib/platform/language/say'
import { sanitise } from '@/lib/proof/documents/text/sanitise'
import type { Field, ImportPlan } from '../schema'
import { readDate } from './dates'
import { badByte } from './encoding'
import { inOrder, joinNames, type NameFault, readName } from './names'
import { isOwnHeading, surplusHeading } from './own-columns'
import { readScore } from './scores'

/** A course that rows may name, with the lowest pass mark that its certifications ask for. */
export type KnownCourse = { id: string; passMark: number | null }

/** What rows are read against. `courses`: by code and by title, in lower case. */
export type Reading = {
  plan: ImportPlan
  headings: readonly string[]
  courses: ReadonlyMap<string, KnownCourse>
  now: Date
}

export type GoodRow = {
  email: string
  /** Empty where the file has no names: only people who are known already can be taken. */
  name: string
  courseId: string
  completedAt: Date
  score: number | null
  details: Record<string, string>
}
export type Problem = { column: string; reason: Sentence; hint: Sentence }
export type ReadRow =
  | { kind: 'good'; row: GoodRow }
  | { kind: 'not-completed'; email: string; name: string }
  | { kind: 'bad'; problem: Problem }

/** Reads one row. The first thing wrong is told, with its column and what to do about it. */
export function readRow(cells: readonly string[], reading: Reading): ReadRow {
  try {
    return read(cells, reading)
  } catch (fault) {
    if (fault instanceof Fault) return { kind: 'bad', problem: fault.problem }
    throw fault
  }
}

/** Leaves the reading of a row at the first thing wrong. Not an Error: it needs no stack. */
class Fault {
  constructor(readonly problem: Problem) {}
}

function read(cells: readonly string[], reading: Reading): ReadRow {
  const { plan } = reading
  checkShape(cells, reading)
  const cell = (field: Field) => cells[plan.columns[field] ?? Number.POSITIVE_INFINITY] ?? ''
  const fail = (field: Field, code: ReasonKey, values?: Values) =>
    failIn(headingOf(field, reading), code, values)

  const email = address.safeParse(cell('email'))
  if (!email.success) fail('email', 'email', { given: shown(cell('email')) })
  const name = nameIn(cell, reading)
  const course = courseIn(cell, reading)
  if (!hasCompleted(cell, course, reading)) {
    return { kind: 'not-completed', email: email.data as string, name }
  }
  const completedAt = dateIn(cell, reading)
  const score = scoreIn(cell, reading)
  return {
    kind: 'good',
    row: {
      ...{ email: email.data as string, name, courseId: course.id, completedAt, score },
      details: detailsIn(cells, reading),
    },
  }
}

type Cell = (field: Field) => string
type Values = Record<string, string | number>
type ReasonKey =
  | 'short'
  | 'long'
  | 'bytes'
  | 'email'
  | `name.${NameFault}`
  | 'course'
  | 'courseMissing'
  | 'passMark'
  | 'date.empty'
  | 'date.none'
  | 'date.number'
  | 'date.ambiguous'
  | 'date.early'
  | 'date.future'
  | 'score'
  | 'fraction'
  | 'detail'

const address = z.string().trim().pipe(z.email().max(254))

/** A row that is short of a column in use, that goes on beyond the heading, or that holds bad bytes. */
function checkShape(cells: readonly string[], { plan, headings }: Reading) {
  const used = Object.values(plan.columns).filter((at) => at !== plan.columns.score)
  const beyond = Math.min(...used.filter((at) => at >= cells.length))
  if (Number.isFinite(beyond)) {
    failIn(headings[beyond] ?? '', 'short', { cells: cells.length, headings: headings.length })
  }
  const surplus = cells.findIndex(
    (text, at) => (at >= headings.length || isSurplus(headings[at] ?? '')) && text.trim() !== '',
  )
  if (surplus >= 0) {
    const last = headings.filter((heading) => !isOwnHeading(heading)).at(-1) ?? ''
    failIn(last, 'long', { surplus: shown(cells[surplus] ?? '') })
  }
  const spoiled = Object.values(plan.columns).find((at) => cells[at]?.includes(badByte))
  if (spoiled !== undefined) {
    failIn(headings[spoiled] ?? '', 'bytes', { given: shown(cells[spoiled] ?? '') })
  }
}

function isSurplus(heading: string) {
  return heading.startsWith(surplusHeading)
}

function nameIn(cell: Cell, reading: Reading): string {
  const { columns, nameOrder } = reading.plan
  const joined = joinNames(cell('firstName'), cell('lastName'))
  const written = columns.name === undefined ? joined : inOrder(cell('name'), nameOrder)
  const hasNames = [columns.name, columns.firstName, columns.lastName].some(
    (at) => at !== undefined,
  )
  if (!hasNames) return ''
  const read = readName(written)
  if ('name' in read) return read.name
  const field = columns.name === undefined ? 'lastName' : 'name'
  const values = { given: shown(written), length: written.length }
  return failIn(headingOf(field, reading), `name.${read.fault}`, values)
}

function courseIn(cell: Cell, reading: Reading): KnownCourse {
  const given = cell('course').trim()
  const { courseId } = reading.plan
  if (given === '' && courseId) {
    for (const course of reading.courses.values()) if (course.id === courseId) return course
  }
  const found = reading.courses.get(given.toLowerCase())
  const heading = headingOf('course', reading)
  if (!found) failIn(heading, given === '' ? 'courseMissing' : 'course', { given: shown(given) })
  return found as KnownCourse
}

function hasCompleted(cell: Cell, course: KnownCourse, reading: Reading): boolean {
  const { completion, scoreScale } = reading.plan
  if (completion === 'every') return true
  if (completion === 'date') return !/^(-|not completed)?$/i.test(cell('completedAt').trim())
  if (completion === 'eligible') return /^(y|yes|true|1|x|passed)$/i.test(cell('eligible').trim())
  const passMark = reading.plan.passMark ?? course.passMark
  if (passMark === null) failIn(headingOf('score', reading), 'passMark')
  const score = readScore(cell('score'), scoreScale)
  if (score === 'bad') failScore(cell, reading)
  return typeof score === 'number' && score >= (passMark as number)
}

function dateIn(cell: Cell, reading: Reading): Date {
  const { columns, dateOrder, completedOn } = reading.plan
  if (columns.completedAt === undefined) return new Date(`${completedOn}T00:00:00Z`)
  const text = cell('completedAt')
  const read = readDate(text, dateOrder)
  const heading = headingOf('completedAt', reading)
  if (!('date' in read)) {
    const both =
      read.fault === 'ambiguous'
        ? { dayFirst: isoDay(read.dayFirst), monthFirst: isoDay(read.monthFirst) }
        : {}
    return failIn(heading, `date.${read.fault}`, { given: shown(text), ...both })
  }
  if (read.date < earliest) failIn(heading, 'date.early', { given: shown(text) })
  if (read.date > reading.now) failIn(heading, 'date.future', { given: shown(text) })
  return read.date
}

function scoreIn(cell: Cell, reading: Reading): number | null {
  const score = readScore(cell('score'), reading.plan.scoreScale)
  if (score === 'bad') return failScore(cell, reading)
  return score === 'none' ? null : score
}

/** What certificates print besides; an empty cell has nothing to say. */
function detailsIn(cells: readonly string[], { plan, headings }: Reading): Record<string, string> {
  const found = Object.entries(plan.details).flatMap(([key, at]) => {
    const text = sanitise(cells[at] ?? '', detailLimit)
    if (text.ok) return [[key, text.text] as const]
    if (text.code === 'too-long') {
      failIn(headings[at] ?? key, 'detail', { given: shown(cells[at] ?? ''), limit: detailLimit })
    }
    return []
  })
  return Object.fromEntries(found)
}

function failScore(cell: Cell, reading: Reading): never {
  const code = reading.plan.scoreScale === 'fraction' ? 'fraction' : 'score'
  return failIn(headingOf('score', reading), code, { given: shown(cell('score')) })
}

function headingOf(field: Field, { plan, headings }: Reading): string {
  const at = plan.columns[field]
  return (at === undefined ? undefined : headings[at]) ?? field
}

function failIn(column: string, code: ReasonKey, values: Values = {}): never {
  throw new Fault({
    column,
    reason: say(`imports.row.${code}.reason`, values),
    hint: say(`imports.row.${code}.hint`, values),
  })
}

/** A cell inside a sentence: on one line, not endless, and with nothing that turns the sentence round. */
function shown(text: string): string {
  const plain = text.trim().replace(/[\p{Cc}\u2028-\u202E\u2066-\u2069\uFEFF]+/gu, ' ')
  return plain.length > 60 ? `${[...plain].slice(0, 60).join('')}…` : plain
}

import { z } from 'zod'
import { DetailKey } from '@/lib/proof/documents/schema'

/** Largest file that is taken, in bytes. */
export const sizeLimit = 20 * 1024 * 1024

/** What a column of a file can tell about a completion. */
export const fields = [
  'email',
  'name',
  'firstName',
  'lastName',
  'course',
  'completedAt',
  'score',
  'eligible',
] as const
export type Field = (typeof fields)[number]

export const layoutIds = [
  'plain',
  'moodle-completion',
  'moodle-grades',
  'canvas',
  'openedx',
  'other',
] as const
export type LayoutId = (typeof layoutIds)[number]

/** Which number comes first in a date such as 03/04/2026. */
export const dateOrders = ['dmy', 'mdy', 'ymd'] as const
export type DateOrder = (typeof dateOrders)[number]

export const completionKinds = ['every', 'date', 'eligible', 'pass-mark'] as const
export type CompletionKind = (typeof completionKinds)[number]

const day = z.iso.date()

/** How a file is read: what its columns are, and which of its rows count as a completion. */
export const importPlan = z.object({
  layout: z.enum(layoutIds),
  /** Where each field stands: the number of its column, from 0. */
  columns: z.partialRecord(z.enum(fields), z.int().nonnegative()),
  /** Columns that certificates print besides, by the placeholder that asks for each: {"hours": 5}. */
  details: z.record(DetailKey, z.int().nonnegative()).default({}),
  /** `last-first`: “Doe, Kim” is Kim Doe. */
  nameOrder: z.enum(['as-written', 'last-first']),
  /** `fraction`: scores from 0 to 1. */
  scoreScale: z.enum(['percent', 'fraction']),
  /** Null while nothing says what 03/04/2026 is. */
  dateOrder: z.enum(dateOrders).nullable(),
  /** The course of rows that name none. */
  courseId: z.uuid().nullable(),
  completion: z.enum(completionKinds),
  /** For `pass-mark`; null: the pass mark of the course's own certifications. */
  passMark: z.number().min(0).max(100).nullable(),
  /** The day of completion of rows that have none. */
  completedOn: day.nullable(),
})
export type ImportPlan = z.infer<typeof importPlan>

/** What was found in a file before any row was judged. */
export const fileFacts = z.object({
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']),
  delimiter: z.string(),
  headings: z.array(z.string()),
  rows: z.int(),
  /** Rows that are no learners, such as Canvas's points possible. */
  skipped: z.int(),
  /** The first rows, to show beside the columns. */
  sample: z.array(z.array(z.string())),
  /** What the date column says about the order of day and month. */
  dates: z.object({
    order: z.enum(['dmy', 'mdy']).nullable(),
    /** The first date that could be read in two ways; null where none can, or another row settles it. */
    ambiguous: z.object({ line: z.int(), text: z.string() }).nullable(),
  }),
})
export type FileFacts = z.infer<typeof fileFacts>

/** A question that must be answered before the rows can be checked. */
export type Question =
  | 'email'
  | 'name'
  | 'course'
  | 'date'
  | 'date-order'
  | 'score'
  | 'eligible'
  | 'pass-mark'

/** What is still to be said about a file. `passMark`: of the chosen course's certifications. */
export function openQuestions(
  plan: ImportPlan,
  facts: Pick<FileFacts, 'dates'>,
  passMark: number | null,
): Question[] {
  const { columns, completion } = plan
  const has = (field: Field) => columns[field] !== undefined
  const named = has('name') || has('firstName') || has('lastName')
  const open: [boolean, Question][] = [
    [!has('email'), 'email'],
    [!named && plan.layout === 'other', 'name'],
    [!has('course') && !plan.courseId, 'course'],
    [completion === 'date' && !has('completedAt'), 'date'],
    [completion !== 'date' && !has('completedAt') && !plan.completedOn, 'date'],
    [has('completedAt') && !plan.dateOrder && facts.dates.ambiguous !== null, 'date-order'],
    [completion === 'eligible' && !has('eligible'), 'eligible'],
    [completion === 'pass-mark' && !has('score'), 'score'],
    [
      completion === 'pass-mark' &&
        plan.courseId !== null &&
        plan.passMark === null &&
        passMark === null &&
        !has('course'),
      'pass-mark',
    ],
  ]
  return [...new Set(open.flatMap(([isOpen, question]) => (isOpen ? [question] : [])))]
}

const column = z.coerce.number().int().nonnegative().optional()

/** The form in which a person says how a file is read; a field that is left empty is not there. */
export const planForm = z
  .object({
    importId: z.uuid(),
    revision: z.coerce.number().int(),
    ...(Object.fromEntries(fields.map((field) => [field, column])) as Record<Field, typeof column>),
    nameOrder: importPlan.shape.nameOrder,
    scoreScale: importPlan.shape.scoreScale,
    dateOrder: z.enum(dateOrders).optional(),
    courseId: z.uuid().optional(),
    completion: z.enum(completionKinds),
    passMark: z.coerce.number().min(0).max(100).optional(),
    completedOn: day.optional(),
  })
  .transform(({ importId, revision, ...given }) => ({
    importId,
    revision,
    plan: {
      columns: Object.fromEntries(
        fields.flatMap((field) => (given[field] === undefined ? [] : [[field, given[field]]])),
      ) as ImportPlan['columns'],
      nameOrder: given.nameOrder,
      scoreScale: given.scoreScale,
      completion: given.completion,
      dateOrder: given.dateOrder ?? null,
      courseId: given.courseId ?? null,
      passMark: given.passMark ?? null,
      completedOn: given.completedOn ?? null,
    },
  }))

import { sql } from 'drizzle-orm'
import {
  check,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { users } from './accounts'
import { at, createdAt, id, type Told } from './columns'
import { issuers } from './issuers'
import { completions, courses } from './learning'

/**
 * A file of completions: a draft until it is committed. The same file given twice to an issuer is
 * the same import, unless that was cancelled or the file was asked for anew (`variant`).
 */
export const imports = pgTable(
  'imports',
  {
    id: id(),
    issuerId: uuid('issuer_id')
      .notNull()
      .references(() => issuers.id),
    fileName: text('file_name').notNull(),
    storageKey: text('storage_key').notNull(),
    sha256: text('sha256').notNull(),
    /** Empty, or what sets this import of a file apart from another of the same file. */
    variant: text('variant').notNull().default(''),
    state: text('state', { enum: ['draft', 'recording', 'done', 'failed', 'cancelled'] }).notNull(),
    /** Why it failed. */
    error: jsonb('error').$type<Told>(),
    /** What was found in the file, and how it is read (lib/awards/imports/schema.ts). */
    facts: jsonb('facts'),
    plan: jsonb('plan'),
    /** Counts the changes of a draft, so that one tab does not commit what another has changed. */
    revision: integer('revision').notNull().default(1),
    /** When the rows were checked by the plan; null when they have not been since it changed. */
    checkedAt: at('checked_at'),
    rows: integer('rows').notNull().default(0),
    rejected: integer('rejected').notNull().default(0),
    notCompleted: integer('not_completed').notNull().default(0),
    duplicates: integer('duplicates').notNull().default(0),
    /** Rows whose completion was there already when they were checked. */
    known: integer('known').notNull().default(0),
    recorded: integer('recorded').notNull().default(0),
    /** Of the recorded rows, those whose completion was not known before. */
    added: integer('added').notNull().default(0),
    /** What was foreseen at the check: counts by certification. */
    forecast: jsonb('forecast'),
    createdBy: uuid('created_by').references(() => users.id),
    createdAt: createdAt(),
    finishedAt: at('finished_at'),
  },
  (t) => [
    uniqueIndex('imports_file_once')
      .on(t.issuerId, t.sha256, t.variant)
      .where(sql`state <> 'cancelled'`),
    unique('imports_of_issuer').on(t.issuerId, t.id),
    index('imports_newest').on(t.issuerId, t.createdAt.desc().nullsFirst()),
    check(
      'imports_state_known',
      sql`${t.state} in ('draft', 'recording', 'done', 'failed', 'cancelled')`,
    ),
    check('imports_error_when', sql`(${t.state} = 'failed') = (${t.error} is not null)`),
    check(
      'imports_checked_when',
      sql`${t.state} in ('draft', 'cancelled') or ${t.checkedAt} is not null`,
    ),
    check(
      'imports_counts_fit',
      sql`${t.rejected} + ${t.notCompleted} + ${t.duplicates} + ${t.known} + ${t.recorded} <= ${t.rows}
        and ${t.added} <= ${t.recorded}`,
    ),
  ],
)

/**
 * One row of the file. Good ones become completions and lose the name and address that they held;
 * bad ones keep their cells, to be mended.
 */
export const importRows = pgTable(
  'import_rows',
  {
    importId: uuid('import_id')
      .notNull()
      .references(() => imports.id, { onDelete: 'cascade' }),
    /** The line in the file on which the row begins; the heading is line 1. */
    line: integer('line').notNull(),
    state: text('state', {
      enum: ['accepted', 'rejected', 'not-completed', 'duplicate', 'known', 'recorded'],
    }).notNull(),
    email: text('email'),
    name: text('name'),
    courseId: uuid('course_id').references(() => courses.id),
    completedAt: at('completed_at'),
    score: numeric('score', { mode: 'number' }),
    /** What its other columns say for custom fields: {"hours": "40"}. */
    details: jsonb('details').$type<Record<string, string>>().notNull().default({}),
    /** The cells of a rejected row as they stand in the file. */
    cells: jsonb('cells').$type<string[]>(),
    column: text('column'),
    reason: jsonb('reason').$type<Told>(),
    hint: jsonb('hint').$type<Told>(),
    /** Of a duplicate: the line of the row that is taken. */
    sameLine: integer('same_line'),
    completionId: uuid('completion_id').references(() => completions.id),
  },
  (t) => [
    primaryKey({ columns: [t.importId, t.line] }),
    index('import_rows_accepted').on(t.importId, t.line).where(sql`state = 'accepted'`),
    index('import_rows_by_completion').on(t.completionId),
    check(
      'import_rows_state_known',
      sql`${t.state} in ('accepted', 'rejected', 'not-completed', 'duplicate', 'known', 'recorded')`,
    ),
    check('import_rows_reason_when', sql`(${t.state} = 'rejected') = (${t.reason} is not null)`),
    check(
      'import_rows_duplicate_when',
      sql`(${t.state} = 'duplicate') = (${t.sameLine} is not null)`,
    ),
    check(
      'import_rows_accepted_whole',
      sql`${t.state} <> 'accepted' or (${t.email} is not null and ${t.name} is not null
        and ${t.courseId} is not null and ${t.completedAt} is not null)`,
    ),
    check(
      'import_rows_completion_when',
      sql`(${t.state} = 'recorded') = (${t.completionId} is not null)`,
    ),
  ],
)

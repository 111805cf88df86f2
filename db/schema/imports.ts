import { sql } from 'drizzle-orm'
import {
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { users } from './accounts'
import { at, createdAt, id } from './columns'
import { issuers } from './issuers'
import { completions } from './learning'

/** A file of completions. The same file given twice to an issuer is the same import. */
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
    state: text('state', { enum: ['reading', 'recording', 'done', 'failed'] }).notNull(),
    /** Why it failed, in a sentence. */
    error: text('error'),
    rows: integer('rows').notNull().default(0),
    rejected: integer('rejected').notNull().default(0),
    recorded: integer('recorded').notNull().default(0),
    /** Of the recorded rows, those whose completion was not known before. */
    added: integer('added').notNull().default(0),
    createdBy: uuid('created_by').references(() => users.id),
    createdAt: createdAt(),
    finishedAt: at('finished_at'),
  },
  (t) => [
    unique('imports_file_once').on(t.issuerId, t.sha256),
    unique('imports_of_issuer').on(t.issuerId, t.id),
    index('imports_newest').on(t.issuerId, t.createdAt.desc().nullsFirst()),
    check('imports_state_known', sql`${t.state} in ('reading', 'recording', 'done', 'failed')`),
    check('imports_error_when', sql`(${t.state} = 'failed') = (${t.error} is not null)`),
    check(
      'imports_counts_fit',
      sql`${t.rejected} + ${t.recorded} <= ${t.rows} and ${t.added} <= ${t.recorded}`,
    ),
  ],
)

/** One line of the file: good rows become completions, bad ones keep their reason. */
export const importRows = pgTable(
  'import_rows',
  {
    importId: uuid('import_id')
      .notNull()
      .references(() => imports.id, { onDelete: 'cascade' }),
    /** The line in the file on which the row begins; the heading is line 1. */
    line: integer('line').notNull(),
    values: jsonb('values').$type<Record<string, string>>().notNull(),
    state: text('state', { enum: ['accepted', 'rejected', 'recorded'] }).notNull(),
    column: text('column'),
    reason: text('reason'),
    hint: text('hint'),
    completionId: uuid('completion_id').references(() => completions.id),
  },
  (t) => [
    primaryKey({ columns: [t.importId, t.line] }),
    index('import_rows_accepted').on(t.importId, t.line).where(sql`state = 'accepted'`),
    index('import_rows_by_completion').on(t.completionId),
    check('import_rows_state_known', sql`${t.state} in ('accepted', 'rejected', 'recorded')`),
    check('import_rows_reason_when', sql`(${t.state} = 'rejected') = (${t.reason} is not null)`),
    check(
      'import_rows_completion_when',
      sql`(${t.state} = 'recorded') = (${t.completionId} is not null)`,
    ),
  ],
)

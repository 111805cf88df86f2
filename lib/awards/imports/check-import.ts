import { eq, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { importRows, imports } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { InputError } from '@/lib/platform/errors/errors'
import { say } from '@/lib/platform/language/say'
import { byName, importCourses } from './courses'
import { type ImportRecord, openStored, ownDraft } from './draft'
import { forecastImport } from './forecast'
import { layoutOf } from './layouts/detect'
import type { CsvRow } from './reading/csv'
import { type Reading, readRow } from './reading/read-row'
import { openQuestions } from './schema'
import { settleRows } from './settle-rows'
import { storable } from './survey'

const chunk = 1000

/**
 * Judges every row of a draft by its plan and keeps what came of it; then foresees who would be
 * awarded what. All of it or nothing, as often as it is asked for. Issuer admins only.
 *
 * @throws InputError while a question about the file is open, but for that of the order of day and
 * month where `ambiguousDates` says that such rows are to be rejected.
 */
export async function checkImport(
  ctx: Ctx,
  input: { importId: string; ambiguousDates?: 'ask' | 'reject' },
): Promise<void> {
  const draft = await ownDraft(ctx, input)
  const courses = await importCourses(ctx, draft.issuerId)
  const passMark = courses.find(({ id }) => id === draft.plan.courseId)?.passMark ?? null
  const open = openQuestions(draft.plan, draft.facts, passMark).filter(
    (question) => question !== 'date-order' || input.ambiguousDates !== 'reject',
  )
  if (open.length > 0) throw new InputError(say('imports.refused.questions'))
  const { facts, plan } = draft
  const reading = { plan, headings: facts.headings, courses: byName(courses), now: ctx.now }
  await ctx.db.transaction(async (tx) => {
    await ownDraft({ ...ctx, db: tx }, { ...input, revision: draft.revision }, { lock: true })
    await tx.delete(importRows).where(eq(importRows.importId, draft.id))
    await readRows(tx, draft, reading)
    const counts = await settleRows(tx, draft)
    await tx
      .update(imports)
      .set({ ...counts, checkedAt: ctx.now, forecast: null })
      .where(eq(imports.id, draft.id))
  })
  const forecast = await forecastImport(ctx, { importId: draft.id })
  await ctx.db.update(imports).set({ forecast }).where(eq(imports.id, draft.id))
}

async function readRows(tx: Transaction, { id, plan, storageKey }: ImportRecord, reading: Reading) {
  const { isNoLearner = () => false } = layoutOf(plan.layout)
  const file = await openStored(storageKey)
  let rows: ReturnType<typeof judged>[] = []
  for await (const row of file.rows()) {
    if (isNoLearner(row.cells)) continue
    rows.push(judged(row, reading))
    if (rows.length < chunk) continue
    await insert(tx, id, rows)
    rows = []
  }
  if (rows.length > 0) await insert(tx, id, rows)
}

function judged({ line, cells }: CsvRow, reading: Reading) {
  const read = readRow(cells, reading)
  const kept = cells.map(storable)
  switch (read.kind) {
    case 'good': {
      const { row } = read
      // A row without a name may yet be rejected.
      return { line, state: 'accepted', ...row, ...(row.name === '' ? { cells: kept } : {}) }
    }
    case 'not-completed':
      return { line, state: 'not-completed', email: read.email, name: read.name }
    case 'bad':
      return { line, state: 'rejected', cells: kept, ...read.problem }
  }
}

/** By one parameter: a statement with 12 of them a row takes several times as long. */
async function insert(tx: Transaction, importId: string, rows: object[]) {
  await tx.execute(sql`
    insert into import_rows (import_id, line, state, email, name, course_id, completed_at, score,
      details, cells, "column", reason, hint)
    select ${importId}, line, state, email, name, "courseId", "completedAt", score,
      coalesce(details, '{}'), cells, "column", reason, hint
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(line integer, state text, email text,
      name text, "courseId" uuid, "completedAt" timestamptz, score numeric,
      details jsonb, cells jsonb, "column" text, reason jsonb, hint jsonb)`)
}

import { and, asc, eq, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { importRows, imports } from '@/db/schema'
import { recordCompletions } from '@/lib/awards/learning/record-completions'
import type { Ctx } from '@/lib/platform/access/context'
import { change } from '@/lib/platform/events/change'
import { ownImport } from './draft'

/**
 * Turns the next accepted rows of an import (at most 500) into completions; rows and completions
 * commit together. Answers how many rows there were: none left closes the import. One that was
 * cancelled has none.
 */
export async function recordRows(ctx: Ctx, { importId }: { importId: string }): Promise<number> {
  const { issuerId, state } = await ownImport(ctx, importId)
  if (state !== 'recording') return 0
  const rows = await ctx.db
    .select()
    .from(importRows)
    .where(and(eq(importRows.importId, importId), eq(importRows.state, 'accepted')))
    .orderBy(asc(importRows.line))
    .limit(500)
  if (rows.length === 0) {
    await finish(ctx, issuerId, importId)
    return 0
  }
  // The table's check makes each accepted row whole.
  const whole = rows as ((typeof rows)[number] & {
    email: string
    name: string
    courseId: string
    completedAt: Date
  })[]
  await recordCompletions(
    ctx,
    {
      ...{ issuerId, source: 'import', importId },
      rows: whole.map(({ score, ...row }) => ({ ...row, score: score ?? undefined })),
    },
    (tx, recorded) =>
      markRecorded(
        tx,
        importId,
        rows.map(({ line }, i) => ({ line, completion: recorded[i]?.completionId })),
        recorded.filter((row) => row.isNew).length,
      ),
  )
  return rows.length
}

/**
 * Counts the rows that it marks: what another worker has marked meanwhile is not counted again, and
 * what was cancelled meanwhile is gone. The completion holds who it was, so the row need not.
 */
async function markRecorded(
  tx: Transaction,
  importId: string,
  rows: { line: number; completion: string | undefined }[],
  added: number,
) {
  const marked = await tx.execute(sql`
    update import_rows i
    set state = 'recorded', completion_id = r.completion, email = null, name = null, details = '{}'
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(line integer, completion uuid)
    where i.import_id = ${importId} and i.line = r.line and i.state = 'accepted'
    returning i.line`)
  await tx
    .update(imports)
    .set({
      recorded: sql`${imports.recorded} + ${marked.length}`,
      added: sql`${imports.added} + ${Math.min(added, marked.length)}`,
    })
    .where(eq(imports.id, importId))
}

async function finish(ctx: Ctx, issuerId: string, importId: string) {
  await change(ctx, async (tx, record) => {
    const [done] = await tx
      .update(imports)
      .set({ state: 'done', finishedAt: ctx.now })
      .where(and(eq(imports.id, importId), eq(imports.state, 'recording')))
      .returning({ id: imports.id })
    if (done) await record({ name: 'import/finished', issuerId, subjectIds: [importId], data: {} })
  })
}

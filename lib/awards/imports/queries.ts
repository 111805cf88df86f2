import { and, asc, desc, eq, gt, inArray, ne, or, sql } from 'drizzle-orm'
import { courses, importRows, imports, issuers } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { readableIssuers, requireRole } from '@/lib/platform/access/policy'
import { NotFound } from '@/lib/platform/errors/errors'
import { isId } from '@/lib/platform/ids/ids'
import { importCourses } from './courses'
import type { Forecast } from './forecast'
import { fileFacts, importPlan } from './schema'

const shown = {
  id: imports.id,
  fileName: imports.fileName,
  state: imports.state,
  rows: imports.rows,
  rejected: imports.rejected,
  notCompleted: imports.notCompleted,
  duplicates: imports.duplicates,
  known: imports.known,
  recorded: imports.recorded,
  added: imports.added,
  checkedAt: imports.checkedAt,
  createdAt: imports.createdAt,
  finishedAt: imports.finishedAt,
  issuerName: issuers.name,
}

/** The newest 50 imports of the actor's issuers, without drafts that were discarded. */
export async function listImports(ctx: Ctx) {
  const mine = readableIssuers(ctx)
  return ctx.db
    .select(shown)
    .from(imports)
    .innerJoin(issuers, eq(issuers.id, imports.issuerId))
    .where(
      and(
        mine === 'all' ? undefined : inArray(imports.issuerId, mine),
        or(ne(imports.state, 'cancelled'), gt(imports.recorded, 0)),
      ),
    )
    .orderBy(desc(imports.createdAt), desc(imports.id))
    .limit(50)
}

/**
 * One import with how far its certificates are. `facts` and `plan` are null for imports of earlier
 * versions; `courses` are those of its issuer.
 */
export async function getImport(ctx: Ctx, { importId }: { importId: string }) {
  if (!isId(importId)) throw new NotFound()
  const [found] = await ctx.db
    .select({
      ...shown,
      issuerId: imports.issuerId,
      error: imports.error,
      revision: imports.revision,
      facts: imports.facts,
      plan: imports.plan,
      forecast: imports.forecast,
    })
    .from(imports)
    .innerJoin(issuers, eq(issuers.id, imports.issuerId))
    .where(eq(imports.id, importId))
  if (!found) throw new NotFound()
  requireRole(ctx, found.issuerId, 'reviewer')
  return {
    ...found,
    facts: fileFacts.nullable().catch(null).parse(found.facts),
    plan: importPlan.nullable().catch(null).parse(found.plan),
    forecast: found.forecast as Forecast | null,
    courses: await importCourses(ctx, found.issuerId),
    batches: await getImportProgress(ctx, { importId }),
  }
}

export type RowState = (typeof importRows.state.enumValues)[number]

/** The rows of an import that ended in `state`, in the file's order, `limit` below the line `after`. */
export async function listImportRows(
  ctx: Ctx,
  input: { importId: string; state: RowState; after?: number; limit?: number },
) {
  const { importId, state, after = 0, limit = 200 } = input
  await requireReader(ctx, importId)
  const rows = await ctx.db
    .select({
      line: importRows.line,
      column: importRows.column,
      reason: importRows.reason,
      hint: importRows.hint,
      cells: importRows.cells,
      email: importRows.email,
      name: importRows.name,
      courseCode: courses.code,
      completedAt: importRows.completedAt,
      score: importRows.score,
      sameLine: importRows.sameLine,
    })
    .from(importRows)
    .leftJoin(courses, eq(courses.id, importRows.courseId))
    .where(
      and(
        eq(importRows.importId, importId),
        eq(importRows.state, state),
        gt(importRows.line, after),
      ),
    )
    .orderBy(asc(importRows.line))
    .limit(limit)
  return rows
}

/** Every rejected row of an import, fetched a thousand at a time. */
export async function listRejectedRows(ctx: Ctx, { importId }: { importId: string }) {
  const limit = 1000
  const all: Awaited<ReturnType<typeof listImportRows>> = []
  for (let after = 0; ; ) {
    const rows = await listImportRows(ctx, { importId, state: 'rejected', after, limit })
    all.push(...rows)
    const last = rows.at(-1)
    if (rows.length < limit || !last) return all
    after = last.line
  }
}

async function requireReader(ctx: Ctx, importId: string) {
  if (!isId(importId)) throw new NotFound()
  const [found] = await ctx.db
    .select({ issuerId: imports.issuerId })
    .from(imports)
    .where(eq(imports.id, importId))
  if (!found) throw new NotFound()
  requireRole(ctx, found.issuerId, 'reviewer')
}
/**
 * How far the certificates of an import are, summed over its batches. `settled`: the file is taken in,
 * each completion is decided on, and each certificate is drawn or waits for review.
 */
export async function getImportProgress(ctx: Ctx, { importId }: { importId: string }) {
  if (!isId(importId)) throw new NotFound()
  const [found] = await ctx.db.execute<{
    issuerId: string
    asked: number
    total: number
    issued: number
    rendered: number
    waiting: number
    refused: number
    undrawn: number
    settled: boolean
  }>(sql`
    with sums as (
      select coalesce(sum(asked), 0)::int as asked, coalesce(sum(total), 0)::int as total,
        coalesce(sum(issued), 0)::int as issued, coalesce(sum(rendered), 0)::int as rendered,
        coalesce(sum(waiting), 0)::int as waiting, coalesce(sum(refused), 0)::int as refused
      from batches where import_id = ${importId}
    ), undrawn as (
      select count(*)::int as undrawn
      from batches b
      join certificates c on c.batch_id = b.id
      join review_items r on r.certificate_id = c.id and r.resolved_at is null
      where b.import_id = ${importId}
    )
    select i.issuer_id as "issuerId", sums.*, undrawn,
      (i.state in ('done', 'failed', 'cancelled') and asked >= i.added and issued + waiting + refused = total
        and rendered + undrawn >= issued) as settled
    from imports i, sums, undrawn
    where i.id = ${importId}`)
  if (!found) throw new NotFound()
  const { issuerId, ...progress } = found
  requireRole(ctx, issuerId, 'reviewer')
  return progress
}

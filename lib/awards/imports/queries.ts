import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import { importRows, imports, issuers } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { readableIssuers, requireRole } from '@/lib/platform/access/policy'
import { NotFound } from '@/lib/platform/errors/errors'
import { isId } from '@/lib/platform/ids/ids'

const shown = {
  id: imports.id,
  fileName: imports.fileName,
  state: imports.state,
  error: imports.error,
  rows: imports.rows,
  rejected: imports.rejected,
  recorded: imports.recorded,
  createdAt: imports.createdAt,
  finishedAt: imports.finishedAt,
  issuerName: issuers.name,
}

/** The newest 50 imports of the actor's issuers. */
export async function listImports(ctx: Ctx) {
  const mine = readableIssuers(ctx)
  return ctx.db
    .select(shown)
    .from(imports)
    .innerJoin(issuers, eq(issuers.id, imports.issuerId))
    .where(mine === 'all' ? undefined : inArray(imports.issuerId, mine))
    .orderBy(desc(imports.createdAt), desc(imports.id))
    .limit(50)
}

/** One import with how far its certificates are, and its first 200 rejected rows. */
export async function getImport(ctx: Ctx, { importId }: { importId: string }) {
  if (!isId(importId)) throw new NotFound()
  const [found] = await ctx.db
    .select({ ...shown, issuerId: imports.issuerId })
    .from(imports)
    .innerJoin(issuers, eq(issuers.id, imports.issuerId))
    .where(eq(imports.id, importId))
  if (!found) throw new NotFound()
  requireRole(ctx, found.issuerId, 'reviewer')
  const rejectedRows = await ctx.db
    .select({
      line: importRows.line,
      column: importRows.column,
      reason: importRows.reason,
      hint: importRows.hint,
      values: importRows.values,
    })
    .from(importRows)
    .where(and(eq(importRows.importId, importId), eq(importRows.state, 'rejected')))
    .orderBy(asc(importRows.line))
    .limit(200)
  return { ...found, batches: await getImportProgress(ctx, { importId }), rejectedRows }
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
      (i.state in ('done', 'failed') and asked >= i.added and issued + waiting + refused = total
        and rendered + undrawn >= issued) as settled
    from imports i, sums, undrawn
    where i.id = ${importId}`)
  if (!found) throw new NotFound()
  const { issuerId, ...progress } = found
  requireRole(ctx, issuerId, 'reviewer')
  return progress
}

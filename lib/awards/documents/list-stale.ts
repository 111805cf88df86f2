import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { issuers, newestDocuments, redraws } from '@/db/schema'
import { currentFingerprints } from '@/lib/awards/signing/current-fingerprints'
import type { Ctx } from '@/lib/platform/access/context'
import { readableIssuers } from '@/lib/platform/access/policy'
import { isId } from '@/lib/platform/ids/ids'
import { countUpTo } from '@/lib/platform/pages/count-up-to'
import { chosenLimit } from './schema'
import { staleRows } from './stale'

/**
 * The actor's issuers with how many of their documents an older renderer made (counted to just above
 * a thousand), and their last redrawing. Three queries.
 */
export async function listStale(ctx: Ctx) {
  const mine = readableIssuers(ctx)
  const all = await ctx.db
    .select({ id: issuers.id, name: issuers.name })
    .from(issuers)
    .where(mine === 'all' ? undefined : inArray(issuers.id, mine))
    .orderBy(issuers.name)
  if (all.length === 0) return []
  const current = await currentFingerprints(
    ctx,
    all.map(({ id }) => id),
  )
  const asked = JSON.stringify([...current].map(([issuerId, print]) => ({ issuerId, print })))
  const last = ctx.db
    .selectDistinctOn([redraws.issuerId])
    .from(redraws)
    .orderBy(redraws.issuerId, desc(redraws.createdAt))
  const [counts, runs] = await Promise.all([
    ctx.db.execute<{ issuerId: string; stale: number }>(sql`
      select i."issuerId", ${countUpTo(staleOf)} as stale
      from jsonb_to_recordset(${asked}::jsonb) as i("issuerId" uuid, print text)`),
    mine === 'all' ? last : last.where(inArray(redraws.issuerId, mine)),
  ])
  const stale = new Map([...counts].map((row) => [row.issuerId, Number(row.stale)]))
  const run = new Map(runs.map((row) => [row.issuerId, row]))
  return all.map(({ id, name }) => ({
    ...{ issuerId: id, issuerName: name, stale: stale.get(id) ?? 0 },
    last: run.get(id) ?? null,
  }))
}

const staleOf = staleRows(sql`1`, sql`i."issuerId"`, sql`i.print`)

/** Of the certificates given (at most 200), the newest document of each that has one, and whether it is stale. */
export async function listNewest(ctx: Ctx, { certificateIds }: { certificateIds: string[] }) {
  const mine = readableIssuers(ctx)
  const rows = await ctx.db
    .select({
      certificateId: newestDocuments.certificateId,
      version: newestDocuments.version,
      fingerprint: newestDocuments.fingerprint,
      issuerId: issuers.id,
      issuerName: issuers.name,
    })
    .from(newestDocuments)
    .innerJoin(issuers, eq(issuers.id, newestDocuments.issuerId))
    .where(
      and(
        inArray(newestDocuments.certificateId, certificateIds.filter(isId).slice(0, chosenLimit)),
        mine === 'all' ? undefined : inArray(newestDocuments.issuerId, mine),
      ),
    )
  const current = await currentFingerprints(ctx, [...new Set(rows.map((row) => row.issuerId))])
  return rows.map(({ fingerprint, issuerId, ...row }) => ({
    ...row,
    stale: fingerprint !== current.get(issuerId),
  }))
}

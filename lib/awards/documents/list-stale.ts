import { desc, inArray, sql } from 'drizzle-orm'
import { issuers, redraws } from '@/db/schema'
import { currentFingerprints } from '@/lib/awards/signing/current-fingerprints'
import type { Ctx } from '@/lib/platform/access/context'
import { readableIssuers } from '@/lib/platform/access/policy'
import { countUpTo } from '@/lib/platform/pages/count-up-to'
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

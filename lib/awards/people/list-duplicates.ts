import { sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/platform/access/context'
import { readableIssuers } from '@/lib/platform/access/policy'
import { distance } from './distance'

/** How many of the newest learners are looked at: duplicates come in with new ones. */
export const lookedAt = 5000

type Pair = {
  issuerName: string
  name: string
  olderId: string
  olderEmail: string
  newerId: string
  newerName: string
  newerEmail: string
}

/**
 * Learners who may be one person: of one issuer and by the same name but for capitals, among the
 * newest 5,000 (at most 50 pairs). Those whose addresses are nearly equal come first.
 */
export async function listDuplicates(ctx: Ctx) {
  const mine = readableIssuers(ctx)
  const within = mine === 'all' ? sql`true` : sql`issuer_id = any(${`{${mine.join(',')}}`}::uuid[])`
  const pairs = await ctx.db.execute<Pair>(sql`
    with newest as (
      select id, issuer_id, name, email, created_at from learners
      where ${within} and merged_into_id is null
      order by created_at desc, id desc limit ${lookedAt})
    select i.name as "issuerName", older.name, older.id as "olderId", older.email as "olderEmail",
      newest.id as "newerId", newest.name as "newerName", newest.email as "newerEmail"
    from newest
    join learners older on older.issuer_id = newest.issuer_id and lower(older.name) = lower(newest.name)
      and older.merged_into_id is null and (older.created_at, older.id) < (newest.created_at, newest.id)
    join issuers i on i.id = newest.issuer_id
    order by newest.created_at desc, newest.id desc, older.id
    limit 50`)
  return [...pairs]
    .map((pair) => ({
      ...pair,
      near: distance(pair.olderEmail.toLowerCase(), pair.newerEmail.toLowerCase()) <= 2,
    }))
    .toSorted((a, b) => Number(b.near) - Number(a.near))
}

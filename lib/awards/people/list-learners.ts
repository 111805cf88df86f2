import { and, desc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import { issuers, learners } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { readableIssuers } from '@/lib/platform/access/policy'
import { isId } from '@/lib/platform/ids/ids'
import { beyond, pageOf, placeOf } from '@/lib/platform/pages/keyset'

export type LearnerFilter = {
  /** Part of a name or of an address; fewer than three letters must begin a word of it. */
  search?: string | undefined
  issuerId?: string | undefined
  /** The `next` of the page before. */
  before?: string | undefined
  limit?: number | undefined
}

/** The learners of the actor's issuers, newest first, without those merged into another. */
export async function listLearners(ctx: Ctx, filter: LearnerFilter = {}) {
  const mine = readableIssuers(ctx)
  const limit = Math.min(filter.limit ?? 50, 200)
  const rows = await ctx.db
    .select({
      place: placeOf(key),
      ...{ id: learners.id, name: learners.name, email: learners.email },
      ...{ createdAt: learners.createdAt, issuerName: issuers.name },
      certificates: sql<number>`(
        select count(*) from learners m join certificates c on c.learner_id = m.id
        where m.id = ${learners.id} or m.merged_into_id = ${learners.id})`.mapWith(Number),
    })
    .from(learners)
    .innerJoin(issuers, eq(issuers.id, learners.issuerId))
    .where(
      and(
        mine === 'all' ? undefined : inArray(learners.issuerId, mine),
        filter.issuerId && isId(filter.issuerId)
          ? eq(learners.issuerId, filter.issuerId)
          : undefined,
        isNull(learners.mergedIntoId),
        // No text in the database can hold the character that is taken out.
        matches(filter.search?.replaceAll('\0', '').trim()),
        beyond(key, filter.before),
      ),
    )
    .orderBy(desc(learners.createdAt), desc(learners.id))
    .limit(limit + 1)
  return pageOf(rows, limit)
}

const key = { at: learners.createdAt, id: learners.id }

/**
 * Trigrams answer a part of three letters. A shorter one is looked for where words begin, which they
 * can answer too; anything else would read every row.
 */
function matches(search: string | undefined): SQL | undefined {
  if (!search) return undefined
  const part = search.replace(/[\\%_]/g, '\\$&')
  const { name, email } = learners
  if ([...search].length < 3) {
    return or(
      sql`${name} ilike ${`${part}%`}`,
      sql`${name} ilike ${`% ${part}%`}`,
      sql`${email} ilike ${`${part}%`}`,
    )
  }
  return or(sql`${name} ilike ${`%${part}%`}`, sql`${email} ilike ${`%${part}%`}`)
}

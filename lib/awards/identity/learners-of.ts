import { inArray, or, sql } from 'drizzle-orm'
import { learners } from '@/db/schema'
import type { UserActor } from '@/lib/platform/access/actor'
import type { Ctx } from '@/lib/platform/access/context'

/**
 * The ids of the learners that a signed-in person is, at all issuers, as a subquery: those known by
 * an address they have proven, however it is spelt, and those merged into one of these.
 */
export function learnersOf({ db }: Pick<Ctx, 'db'>, { addresses }: Pick<UserActor, 'addresses'>) {
  const known = inArray(sql`lower(${learners.email})`, [...addresses])
  const theirs = db.select({ id: learners.id }).from(learners).where(known)
  return db
    .select({ id: learners.id })
    .from(learners)
    .where(or(known, inArray(learners.mergedIntoId, theirs)))
}

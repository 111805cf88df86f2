import { eq, inArray, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { learners } from '@/db/schema'
import type { UserActor } from '@/lib/platform/access/actor'
import type { Ctx } from '@/lib/platform/access/context'

/**
 * The ids of the learners that a signed-in person is, at all issuers, as a subquery: those known by
 * an address they have proven, however it is spelt, and those merged into one of these. A union, each
 * half of which an index answers: as one condition it would read every learner.
 */
export function learnersOf({ db }: Pick<Ctx, 'db'>, { addresses }: Pick<UserActor, 'addresses'>) {
  const stayed = alias(learners, 'stayed')
  return db
    .select({ id: learners.id })
    .from(learners)
    .where(inArray(sql`lower(${learners.email})`, [...addresses]))
    .union(
      db
        .select({ id: learners.id })
        .from(learners)
        .innerJoin(stayed, eq(stayed.id, learners.mergedIntoId))
        .where(inArray(sql`lower(${stayed.email})`, [...addresses])),
    )
}

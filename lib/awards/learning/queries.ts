import { asc, eq, inArray } from 'drizzle-orm'
import { courses, issuers } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { readableIssuers } from '@/lib/platform/access/policy'

/** The courses of the actor's issuers, by issuer and code. */
export async function listCourses(ctx: Ctx) {
  const mine = readableIssuers(ctx)
  return ctx.db
    .select({
      id: courses.id,
      code: courses.code,
      title: courses.title,
      issuerId: courses.issuerId,
      issuerName: issuers.name,
    })
    .from(courses)
    .innerJoin(issuers, eq(issuers.id, courses.issuerId))
    .where(mine === 'all' ? undefined : inArray(courses.issuerId, mine))
    .orderBy(asc(issuers.name), asc(courses.code))
}

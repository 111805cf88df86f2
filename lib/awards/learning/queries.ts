import { asc, eq, inArray } from 'drizzle-orm'
import { courses, issuers } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { readableIssuers, requireRole } from '@/lib/platform/access/policy'
import { NotFound } from '@/lib/platform/errors/errors'
import { isId } from '@/lib/platform/ids/ids'
import { listCountsFor } from './public-learning'

/** The courses of the actor's issuers, by issuer and code. */
export async function listCourses(ctx: Ctx) {
  const mine = readableIssuers(ctx)
  return ctx.db
    .select({
      id: courses.id,
      code: courses.code,
      slug: courses.slug,
      title: courses.title,
      issuerId: courses.issuerId,
      issuerName: issuers.name,
    })
    .from(courses)
    .innerJoin(issuers, eq(issuers.id, courses.issuerId))
    .where(mine === 'all' ? undefined : inArray(courses.issuerId, mine))
    .orderBy(asc(issuers.name), asc(courses.code))
}

/** The same with what each counts for. Two queries. */
export async function listCoursesInUse(ctx: Ctx) {
  const rows = await listCourses(ctx)
  const counts = await listCountsFor(
    ctx,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({
    ...row,
    countsFor: counts.filter(({ courseId }) => courseId === row.id).map(({ title }) => title),
  }))
}

/** One course of an issuer that the actor belongs to. */
export async function getCourse(ctx: Ctx, { courseId }: { courseId: string }) {
  if (!isId(courseId)) throw new NotFound()
  const [row] = await ctx.db.select().from(courses).where(eq(courses.id, courseId))
  if (!row) throw new NotFound()
  requireRole(ctx, row.issuerId, 'reviewer')
  return row
}

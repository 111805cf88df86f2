import { asc, eq, inArray, sql } from 'drizzle-orm'
import { completions, courses, issuers, learningPaths, pathCourses } from '@/db/schema'
import { learnersOf } from '@/lib/awards/identity/learners-of'
import type { Ctx } from '@/lib/platform/access/context'
import { requireUser } from '@/lib/platform/access/policy'

/**
 * The paths that the signed-in person has begun: those with a course they completed. Each with its
 * courses in order and which are done; at most 20 paths.
 */
export async function listMyPaths(ctx: Ctx) {
  const mine = learnersOf(ctx, requireUser(ctx))
  const done = ctx.db
    .selectDistinct({ courseId: completions.courseId })
    .from(completions)
    .where(inArray(completions.learnerId, mine))
    .as('done')
  const begun = ctx.db
    .select({ pathId: pathCourses.pathId })
    .from(pathCourses)
    .innerJoin(done, eq(done.courseId, pathCourses.courseId))
  return ctx.db
    .select({
      slug: learningPaths.slug,
      title: learningPaths.title,
      issuerName: issuers.name,
      courses: sql<{ slug: string; title: string; done: boolean }[]>`jsonb_agg(
        jsonb_build_object('slug', ${courses.slug}, 'title', ${courses.title},
          'done', ${done.courseId} is not null)
        order by ${pathCourses.position})`,
    })
    .from(learningPaths)
    .innerJoin(issuers, eq(issuers.id, learningPaths.issuerId))
    .innerJoin(pathCourses, eq(pathCourses.pathId, learningPaths.id))
    .innerJoin(courses, eq(courses.id, pathCourses.courseId))
    .leftJoin(done, eq(done.courseId, courses.id))
    .where(inArray(learningPaths.id, begun))
    .groupBy(learningPaths.id, issuers.id)
    .orderBy(asc(learningPaths.title), asc(learningPaths.id))
    .limit(20)
}

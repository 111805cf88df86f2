import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import {
  certifications,
  courses,
  issuers,
  learningPaths,
  pathCourses,
  requirements,
} from '@/db/schema'
import { titleInForce, versionInForce } from '@/lib/awards/certifications/in-force'
import type { Ctx } from '@/lib/platform/access/context'
import { NotFound } from '@/lib/platform/errors/errors'

const issuer = { name: issuers.name, slug: issuers.slug, url: issuers.url }

/** A course as anyone may know it, with what it counts for and the paths it lies on. Three queries. */
export async function getPublicCourse(ctx: Ctx, slug: string) {
  const [row] = await ctx.db
    .select({
      id: courses.id,
      code: courses.code,
      slug: courses.slug,
      title: courses.title,
      description: courses.description,
      issuer,
    })
    .from(courses)
    .innerJoin(issuers, eq(issuers.id, courses.issuerId))
    .where(eq(courses.slug, slug))
  if (!row) throw new NotFound()
  const { id, ...shown } = row
  const paths = await ctx.db
    .select({
      slug: learningPaths.slug,
      title: learningPaths.title,
      position: placeOnPath(pathCourses.pathId, pathCourses.position),
      courses: sql<number>`(
        select count(*) from path_courses l where l.path_id = ${pathCourses.pathId})`.mapWith(
        Number,
      ),
    })
    .from(pathCourses)
    .innerJoin(learningPaths, eq(learningPaths.id, pathCourses.pathId))
    .where(eq(pathCourses.courseId, id))
    .orderBy(asc(learningPaths.title), asc(learningPaths.id))
    .limit(50)
  const countsFor = (await listCountsFor(ctx, [id])).map(({ courseId: _, ...one }) => one)
  return { ...shown, paths, countsFor }
}

/** Positions may have gaps; people count from one. */
function placeOnPath(pathId: typeof pathCourses.pathId, position: typeof pathCourses.position) {
  return sql<number>`(
    select count(*) from path_courses b
    where b.path_id = ${pathId} and b.position <= ${position})`.mapWith(Number)
}

/** A path as anyone may know it: its courses in order, with what each counts for. Three queries. */
export async function getPublicPath(ctx: Ctx, slug: string) {
  const [row] = await ctx.db
    .select({
      id: learningPaths.id,
      slug: learningPaths.slug,
      title: learningPaths.title,
      description: learningPaths.description,
      issuer,
    })
    .from(learningPaths)
    .innerJoin(issuers, eq(issuers.id, learningPaths.issuerId))
    .where(eq(learningPaths.slug, slug))
  if (!row) throw new NotFound()
  const { id, ...shown } = row
  const steps = await ctx.db
    .select({
      id: courses.id,
      code: courses.code,
      slug: courses.slug,
      title: courses.title,
      description: courses.description,
    })
    .from(pathCourses)
    .innerJoin(courses, eq(courses.id, pathCourses.courseId))
    .where(eq(pathCourses.pathId, id))
    .orderBy(asc(pathCourses.position))
    .limit(200)
  const countsFor = await listCountsFor(
    ctx,
    steps.map((step) => step.id),
  )
  return {
    ...shown,
    courses: steps.map(({ id: courseId, ...step }) => ({
      ...step,
      countsFor: countsFor.filter((one) => one.courseId === courseId),
    })),
  }
}

/** The certifications that ask for these courses in their versions in force. */
export async function listCountsFor(ctx: Pick<Ctx, 'db'>, courseIds: string[]) {
  if (courseIds.length === 0) return []
  const target = alias(certifications, 'target')
  return ctx.db
    .select({
      courseId: sql<string>`${requirements.courseId}`,
      slug: target.slug,
      title: titleInForce(target.id),
      passMark: requirements.passMark,
    })
    .from(requirements)
    .innerJoin(
      target,
      and(
        eq(target.id, requirements.certificationId),
        eq(requirements.certificationVersionId, versionInForce(target.id)),
      ),
    )
    .where(inArray(requirements.courseId, courseIds))
    .orderBy(asc(target.slug))
    .limit(200)
}

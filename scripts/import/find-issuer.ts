import { importCourses } from '@/lib/awards/imports/courses'
import { proposePlan } from '@/lib/awards/imports/layouts/detect'
import { openCsv } from '@/lib/awards/imports/reading/csv'
import { listMyIssuers } from '@/lib/awards/issuers/queries'
import type { Ctx } from '@/lib/platform/access/context'
import { SetupError } from '@/lib/platform/errors/errors'
import type { ImportArguments } from './arguments'

type Issuer = { id: string; slug: string; name: string }

/**
 * Whose file it is: the issuer that is named, the only one there is, or the only one that has the
 * course named or any that the file names.
 */
export async function findIssuer(
  ctx: Ctx,
  { issuer, course, layout }: ImportArguments,
  bytes: Uint8Array,
): Promise<{ issuer: Issuer; courseId: string | undefined }> {
  const issuers = await listMyIssuers(ctx)
  if (issuers.length === 0) throw new SetupError('There is no issuer yet: make one first.')
  const slugs = issuers.map(({ slug }) => slug).join(', ')
  const named = issuer ? issuers.filter(({ slug }) => slug === issuer) : issuers
  if (named.length === 0) {
    throw new SetupError(`There is no issuer “${issuer}”; there are ${slugs}.`)
  }
  const courses = await Promise.all(
    named.map(async (one) => ({ issuer: one, courses: await importCourses(ctx, one.id) })),
  )
  if (course) return withCourse(courses, course)
  if (named.length === 1) return { issuer: named[0] as Issuer, courseId: undefined }
  const codes = await codesIn(bytes, layout)
  const fitting = courses.filter((one) =>
    one.courses.some(
      ({ code, title }) => codes.has(code.toLowerCase()) || codes.has(title.toLowerCase()),
    ),
  )
  const [only] = fitting
  if (only && fitting.length === 1) return { issuer: only.issuer, courseId: undefined }
  throw new SetupError(
    `Several issuers could have sent this file: name one with --issuer (${slugs}).`,
  )
}

type Having = { issuer: Issuer; courses: { id: string; code: string }[] }

function withCourse(all: Having[], code: string) {
  const found = all.flatMap(({ issuer, courses }) =>
    courses
      .filter((course) => course.code.toLowerCase() === code.toLowerCase())
      .map((course) => ({ issuer, courseId: course.id })),
  )
  const [only] = found
  if (!only) {
    const known = all.flatMap(({ courses }) => courses.map((course) => course.code))
    throw new SetupError(
      `There is no course “${code}”; there are ${known.join(', ') || 'no courses yet'}.`,
    )
  }
  if (found.length === 1) return only
  const slugs = found.map(({ issuer }) => issuer.slug).join(', ')
  throw new SetupError(
    `Several issuers have a course “${code}”: name one with --issuer (${slugs}).`,
  )
}

/** The courses that a file names, in lower case. */
async function codesIn(bytes: Uint8Array, layout: ImportArguments['layout']) {
  const file = await openCsv(bytes)
  const at = proposePlan(file.headings, '2000-01-01', layout).columns.course
  const codes = new Set<string>()
  if (at === undefined) return codes
  for await (const { cells } of file.rows()) codes.add((cells[at] ?? '').trim().toLowerCase())
  return codes
}

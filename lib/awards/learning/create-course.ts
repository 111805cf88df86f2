import { and, eq, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { courses } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRole } from '@/lib/platform/access/policy'
import { InputError } from '@/lib/platform/errors/errors'
import { change } from '@/lib/platform/events/change'
import { newId } from '@/lib/platform/ids/ids'
import { say } from '@/lib/platform/language/say'
import { type CourseInput, courseInput } from './schema'

/**
 * Adds a course to an issuer's catalogue. InputError where the issuer has the code, or anybody the
 * name in the link. Issuer admins only.
 */
export async function createCourse(ctx: Ctx, input: CourseInput): Promise<{ courseId: string }> {
  requireRole(ctx, input.issuerId, 'admin')
  const course = courseInput.parse(input)
  return change(ctx, async (tx, record) => {
    const id = newId()
    const made = await tx
      .insert(courses)
      .values({ id, ...course })
      .onConflictDoNothing()
      .returning({ id: courses.id })
    if (made.length === 0) throw await taken(tx, course)
    const { issuerId } = course
    await record({ name: 'course/created', issuerId, subjectIds: [id], data: {} })
    return { courseId: id }
  })
}

async function taken(tx: Transaction, { issuerId, code, slug }: CourseInput): Promise<InputError> {
  if (await findByCode(tx, issuerId, code)) return codeTaken(code)
  const why = say('learning.slugTaken', { slug })
  return new InputError(why, { slug: why })
}

/** The issuer's course of this code, in whatever case it is written. */
export async function findByCode(tx: Transaction, issuerId: string, code: string) {
  const [row] = await tx
    .select({ id: courses.id })
    .from(courses)
    .where(and(eq(courses.issuerId, issuerId), sql`lower(${courses.code}) = lower(${code})`))
  return row
}

export function codeTaken(code: string): InputError {
  const why = say('learning.codeTaken', { code })
  return new InputError(why, { code: why })
}

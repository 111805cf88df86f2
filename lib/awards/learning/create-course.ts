import { courses } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRole } from '@/lib/platform/access/policy'
import { change } from '@/lib/platform/events/change'
import { newId } from '@/lib/platform/ids/ids'
import { type CourseInput, courseInput } from './schema'

/** Adds a course to an issuer's catalogue. Issuer admins only. */
export async function createCourse(ctx: Ctx, input: CourseInput): Promise<{ courseId: string }> {
  requireRole(ctx, input.issuerId, 'admin')
  const course = courseInput.parse(input)
  return change(ctx, async (tx, record) => {
    const id = newId()
    await tx.insert(courses).values({ id, ...course })
    const { issuerId } = course
    await record({ name: 'course/created', issuerId, subjectIds: [id], data: {} })
    return { courseId: id }
  })
}

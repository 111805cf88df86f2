import { eq } from 'drizzle-orm'
import { courses } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRole } from '@/lib/platform/access/policy'
import { change } from '@/lib/platform/events/change'
import { codeTaken, findByCode } from './create-course'
import { getCourse } from './queries'
import { type CourseChange, courseChange } from './schema'

/**
 * Changes what a course is called and says. Certificates keep the words they were awarded with, and
 * its link stays. InputError where another course of the issuer has the code. Issuer admins only.
 */
export async function changeCourse(ctx: Ctx, input: CourseChange): Promise<{ courseId: string }> {
  const { courseId, ...content } = courseChange.parse(input)
  return change(ctx, async (tx, record) => {
    const { issuerId } = await getCourse({ ...ctx, db: tx }, { courseId })
    requireRole(ctx, issuerId, 'admin')
    const other = await findByCode(tx, issuerId, content.code)
    if (other && other.id !== courseId) throw codeTaken(content.code)
    await tx.update(courses).set(content).where(eq(courses.id, courseId))
    await record({ name: 'course/changed', issuerId, subjectIds: [courseId], data: {} })
    return { courseId }
  })
}

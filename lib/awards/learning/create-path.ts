import { learningPaths, pathCourses } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRole } from '@/lib/platform/access/policy'
import { change } from '@/lib/platform/events/change'
import { newId } from '@/lib/platform/ids/ids'
import { type PathInput, pathInput } from './schema'

/** Lays a path through courses of the same issuer, in the order given. Issuer admins only. */
export async function createPath(ctx: Ctx, input: PathInput): Promise<{ pathId: string }> {
  requireRole(ctx, input.issuerId, 'admin')
  const { courseIds, ...path } = pathInput.parse(input)
  return change(ctx, async (tx, record) => {
    const id = newId()
    const { issuerId } = path
    await tx.insert(learningPaths).values({ id, ...path })
    await tx
      .insert(pathCourses)
      .values(courseIds.map((courseId, position) => ({ issuerId, pathId: id, courseId, position })))
    await record({ name: 'path/created', issuerId, subjectIds: [id], data: {} })
    return { pathId: id }
  })
}

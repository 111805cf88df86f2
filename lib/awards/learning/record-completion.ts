import { eq } from 'drizzle-orm'
import { courses } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRole } from '@/lib/platform/access/policy'
import { InputError, NotFound } from '@/lib/platform/errors/errors'
import { say } from '@/lib/platform/language/say'
import { recordCompletions } from './record-completions'
import { type CompletionInput, completionInput } from './schema'

/** Records one completion by hand: a batch of one. Issuer admins only. */
export async function recordCompletion(
  ctx: Ctx,
  input: CompletionInput,
): Promise<{ completionId: string; isNew: boolean }> {
  const { courseId, ...row } = completionInput.parse(input)
  const [course] = await ctx.db
    .select({ issuerId: courses.issuerId })
    .from(courses)
    .where(eq(courses.id, courseId))
  if (!course) throw new NotFound()
  requireRole(ctx, course.issuerId, 'admin')
  if (row.completedAt > ctx.now) {
    const future = say('completions.inFuture')
    throw new InputError(future, { completedAt: future })
  }
  const [recorded] = await recordCompletions(ctx, {
    issuerId: course.issuerId,
    source: 'admin',
    rows: [{ courseId, ...row }],
  })
  return recorded as { completionId: string; isNew: boolean }
}

import { eq } from 'drizzle-orm'
import { learners } from '@/db/schema'
import type { MemberRole } from '@/lib/platform/access/actor'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRole } from '@/lib/platform/access/policy'
import { NotFound } from '@/lib/platform/errors/errors'
import { isId } from '@/lib/platform/ids/ids'

/** A learner's row, for somebody with at least `role` at its issuer. */
export async function findLearner(ctx: Ctx, learnerId: string, role: MemberRole) {
  if (!isId(learnerId)) throw new NotFound()
  const [learner] = await ctx.db.select().from(learners).where(eq(learners.id, learnerId))
  if (!learner) throw new NotFound()
  requireRole(ctx, learner.issuerId, role)
  return learner
}

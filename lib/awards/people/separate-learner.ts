import { and, eq, isNotNull } from 'drizzle-orm'
import { holdings, learners } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { Conflict } from '@/lib/platform/errors/errors'
import { change } from '@/lib/platform/events/change'
import { say } from '@/lib/platform/language/say'
import { findLearner } from './find-learner'

/**
 * Takes a merge back: the learner is a person of their own again, with the certificates and
 * completions that were recorded under them. What was revoked for the merge stays revoked, and what
 * was earned together stays with whom it was awarded to. Issuer admins only.
 */
export async function separateLearner(
  ctx: Ctx,
  { learnerId }: { learnerId: string },
): Promise<void> {
  await change(ctx, async (tx, record) => {
    const { issuerId, mergedIntoId } = await findLearner({ ...ctx, db: tx }, learnerId, 'admin')
    const separated = await tx
      .update(learners)
      .set({ mergedIntoId: null, mergedAt: null })
      .where(and(eq(learners.id, learnerId), isNotNull(learners.mergedIntoId)))
      .returning({ id: learners.id })
    if (separated.length === 0 || !mergedIntoId) throw new Conflict(say('people.notMerged'))
    await tx
      .update(holdings)
      .set({ holderId: learnerId })
      .where(and(eq(holdings.learnerId, learnerId), eq(holdings.holderId, mergedIntoId)))
    const subjectIds = [mergedIntoId, learnerId]
    await record({
      ...{ name: 'learner/separated', issuerId, subjectIds },
      data: { mergedId: learnerId },
    })
  })
}

import { asc, eq, inArray } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { holdings, learners, revocations } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { Conflict } from '@/lib/platform/errors/errors'
import { change } from '@/lib/platform/events/change'
import { say } from '@/lib/platform/language/say'
import { findPair, listHeldTwice } from './compare'
import { type MergeInput, mergeInput } from './schema'

/**
 * Makes two learners one person. No row is moved: certificates and completions stay as they were
 * written, and the merged row points to the one that stays, whose name and address count from now
 * on. What both hold is held once: the certificates named in `revokeIds`, which must be exactly those
 * that `compareLearners` shows, are revoked as replaced. What the two can earn together is decided
 * on by the jobs. Issuer admins only.
 */
export async function mergeLearners(ctx: Ctx, input: MergeInput): Promise<void> {
  const { keepId, mergeId, revokeIds } = mergeInput.parse(input)
  await change(ctx, async (tx, record) => {
    const within = { ...ctx, db: tx }
    const { issuerId } = await findPair(within, { keepId, mergeId })
    await lock(tx, [keepId, mergeId])
    const pair = { keepId, mergeId }
    await findPair(within, pair)
    const twice = (await listHeldTwice(within, pair)).map((row) => row.certificateId)
    if (!sameSet(twice, revokeIds)) throw new Conflict(say('people.changedMeanwhile'))

    await revokeTwice(ctx, tx, twice)
    await tx
      .update(learners)
      .set({ mergedIntoId: keepId, mergedAt: ctx.now })
      .where(eq(learners.mergedIntoId, mergeId))
    await tx
      .update(learners)
      .set({ mergedIntoId: keepId, mergedAt: ctx.now })
      .where(eq(learners.id, mergeId))
    await tx.update(holdings).set({ holderId: keepId }).where(eq(holdings.holderId, mergeId))
    if (twice.length > 0) {
      const data = { reasonClass: 'replaced' }
      await record({ name: 'certificate/revoked', issuerId, subjectIds: twice, data })
    }
    const subjectIds = [keepId, mergeId]
    await record({ name: 'learner/merged', issuerId, subjectIds, data: { mergedId: mergeId } })
  })
}

/** In one order everywhere; issuing locks the same rows before it decides on a person. */
async function lock(tx: Transaction, learnerIds: string[]) {
  await tx
    .select({ id: learners.id })
    .from(learners)
    .where(inArray(learners.id, learnerIds))
    .orderBy(asc(learners.id))
    .for('update')
}

async function revokeTwice(ctx: Ctx, tx: Transaction, certificateIds: string[]) {
  if (certificateIds.length === 0) return
  await tx.delete(holdings).where(inArray(holdings.certificateId, certificateIds))
  await tx.insert(revocations).values(
    certificateIds.map((certificateId) => ({
      ...{ certificateId, reasonClass: 'replaced' as const, revokedAt: ctx.now },
      reason: 'Held twice by one person: the other certificate stays.',
      revokedBy: ctx.actor.kind === 'user' ? ctx.actor.userId : null,
    })),
  )
}

function sameSet(a: string[], b: string[]) {
  return a.length === b.length && new Set([...a, ...b]).size === a.length
}

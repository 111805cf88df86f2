import { eq, inArray, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { batches, certificates, holdings } from '@/db/schema'
import { type CredentialKey, loadCredentialKey } from '@/lib/awards/credentials/load-credential-key'
import { signCertificates } from '@/lib/awards/credentials/sign-certificates'
import { carryOverPrivacy } from '@/lib/awards/privacy/carry-over'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRole } from '@/lib/platform/access/policy'
import { NotFound } from '@/lib/platform/errors/errors'
import { change } from '@/lib/platform/events/change'
import { say } from '@/lib/platform/language/say'
import { decideNext, type Earned, type Kept, type Outcome } from './decide-next'
import { keepForReview, resolveReview } from './review'

/**
 * Decides on the next `limit` (at most 500) pending items of a batch and issues what is earned and
 * can be drawn rightly; the rest is refused, or waits for review, with its reason. Certificates with
 * their signed credentials, places in status lists and leaves of the log, holdings, items, counts and
 * facts commit together. Answers how many items are left. `SigningFailed` where the key does not open.
 */
export async function issueChunk(
  ctx: Ctx,
  { batchId, limit = 200 }: { batchId: string; limit?: number },
): Promise<{ issued: number; remaining: number }> {
  const key = await keyOf(ctx, batchId)
  return change(ctx, async (tx, record) => {
    const [batch] = await tx.select().from(batches).where(eq(batches.id, batchId)).for('update')
    if (!batch) throw new NotFound()
    const { issuerId } = batch
    requireRole(ctx, issuerId, 'admin')

    const outcomes = await hold(tx, await decideNext(tx, batchId, limit, ctx.now))
    const earned = outcomes.filter(isEarned)
    const kept = outcomes.filter(isKept)
    if (earned.length > 0) {
      await tx.insert(certificates).values(
        earned.map(({ ownerId: learnerId, ...one }) => ({
          ...{ ...one, learnerId, batchId, issuerId, issuedAt: ctx.now },
        })),
      )
    }
    const waiting = kept.filter(({ kind }) => kind === 'wait')
    await resolveReview(
      tx,
      outcomes.filter(({ kind }) => kind !== 'wait'),
      ctx.now,
    )
    await keepForReview(tx, issuerId, waiting, ctx.now)
    const remaining = await settle(tx, batchId, outcomes)
    if (earned.length > 0) {
      const subjectIds = earned.map((one) => one.id)
      await carryOverPrivacy(tx, { certificateIds: subjectIds, now: ctx.now })
      await signCertificates(tx, { issuerId, certificateIds: subjectIds, key, now: ctx.now })
      await record({ name: 'certificate/issued', issuerId, subjectIds, data: { batchId } })
    }
    return { issued: earned.length, remaining }
  })
}

/** Before the transaction, since a key that is made stays, whatever becomes of the batch. */
async function keyOf(ctx: Ctx, batchId: string): Promise<CredentialKey> {
  const [batch] = await ctx.db
    .select({ issuerId: batches.issuerId })
    .from(batches)
    .where(eq(batches.id, batchId))
  if (!batch) throw new NotFound()
  return loadCredentialKey(ctx, { issuerId: batch.issuerId, algorithm: 'ed25519' })
}

const isEarned = (outcome: Outcome): outcome is Earned => outcome.kind === 'award'
const isKept = (outcome: Outcome): outcome is Kept => outcome.kind !== 'award'

/**
 * Takes the holding of each award; where another transaction was first, the award is refused.
 * A holding that is renewed is given up.
 */
async function hold(tx: Transaction, outcomes: Outcome[]): Promise<Outcome[]> {
  const awards = outcomes.filter(isEarned)
  if (awards.length === 0) return outcomes
  const renewed = awards.flatMap((award) => award.supersedesId ?? [])
  if (renewed.length > 0) {
    await tx.delete(holdings).where(inArray(holdings.certificateId, renewed))
  }
  const taken = await tx
    .insert(holdings)
    .values(
      awards.map(({ id, ownerId: learnerId, ...award }) => ({
        ...{ ...award, learnerId, certificateId: id },
      })),
    )
    .onConflictDoNothing()
    .returning({ certificateId: holdings.certificateId })
  const won = new Set(taken.map((row) => row.certificateId))
  return outcomes.map((outcome) =>
    outcome.kind === 'award' && !won.has(outcome.id) ? heldMeanwhile(outcome) : outcome,
  )
}

function heldMeanwhile({ learnerId, certificationId, asked }: Earned): Kept {
  const reason = say('certifications.reason.alreadyHeld')
  return { kind: 'refuse', code: 'already-held', reason, learnerId, certificationId, asked }
}

/** Writes each item's outcome and the batch's counts; answers how many items are still pending. */
async function settle(tx: Transaction, batchId: string, outcomes: Outcome[]): Promise<number> {
  const rows = outcomes.map((outcome) => ({
    learner: outcome.learnerId,
    certification: outcome.certificationId,
    state: states[outcome.kind],
    code: outcome.kind === 'award' ? null : outcome.code,
    reason: outcome.kind === 'award' ? null : outcome.reason,
    certificate: outcome.kind === 'award' ? outcome.id : null,
  }))
  await tx.execute(sql`
    update batch_items i
    set state = o.state, code = o.code, reason = o.reason, certificate_id = o.certificate
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as o(learner uuid, certification uuid, state text, code text, reason jsonb, certificate uuid)
    where i.batch_id = ${batchId} and i.learner_id = o.learner and i.certification_id = o.certification`)
  const count = (kind: Outcome['kind']) => outcomes.filter((o) => o.kind === kind).length
  const [left] = await tx
    .update(batches)
    .set({
      issued: sql`${batches.issued} + ${count('award')}`,
      waiting: sql`${batches.waiting} + ${count('wait')}`,
      refused: sql`${batches.refused} + ${count('refuse')}`,
    })
    .where(eq(batches.id, batchId))
    .returning({
      remaining: sql<number>`${batches.total} - ${batches.issued} - ${batches.waiting} - ${batches.refused}`,
    })
  return left?.remaining ?? 0
}

const states = { award: 'issued', wait: 'waiting', refuse: 'refused' } as const

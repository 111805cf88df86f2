import { isNull, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { reviewItems } from '@/db/schema'
import { newId } from '@/lib/platform/ids/ids'
import type { Told } from '@/lib/platform/language/say'

type Done = { learnerId: string; certificationId: string; certificateId?: string }
type Waiting = Done & { asked: string; code: string; reason: Told }

/** Puts what could not be done yet into the review queue; what waits already gets the newest reason. */
export async function keepForReview(
  tx: Transaction,
  issuerId: string,
  waiting: Waiting[],
  now: Date,
): Promise<void> {
  if (waiting.length === 0) return
  await tx
    .insert(reviewItems)
    .values(
      waiting.map(({ learnerId, certificationId, asked, code, reason, certificateId = null }) => ({
        ...{ id: newId(), issuerId, learnerId, certificationId, completionId: asked },
        ...{ certificateId, code, reason, triedAt: now, createdAt: now },
      })),
    )
    .onConflictDoUpdate({
      target: [reviewItems.completionId, reviewItems.certificationId],
      targetWhere: isNull(reviewItems.resolvedAt),
      set: {
        code: sql`excluded.code`,
        reason: sql`excluded.reason`,
        certificateId: sql`excluded.certificate_id`,
        triedAt: now,
      },
    })
}

/**
 * Takes what has been done now out of the queue: a decision, or with a `certificateId` that
 * certificate's document. Neither resolves what waits for the other.
 */
export async function resolveReview(tx: Transaction, done: Done[], now: Date): Promise<void> {
  if (done.length === 0) return
  const rows = done.map(({ learnerId, certificationId, certificateId = null }) => ({
    ...{ learnerId, certificationId, certificateId },
  }))
  await tx.execute(sql`
    update review_items i set resolved_at = ${now.toISOString()}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as s("learnerId" uuid, "certificationId" uuid, "certificateId" uuid)
    where i.learner_id = s."learnerId" and i.certification_id = s."certificationId"
      and i.certificate_id is not distinct from s."certificateId" and i.resolved_at is null`)
}

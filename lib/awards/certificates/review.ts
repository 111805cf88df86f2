import { isNull, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { reviewItems } from '@/db/schema'
import { newId } from '@/lib/platform/ids/ids'

type Subject = { learnerId: string; certificationId: string }
type Waiting = Subject & { asked: string; code: string; reason: string; certificateId?: string }

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

/** Takes what has been done now out of the queue. Answers the certificates that waited for a document. */
export async function resolveReview(
  tx: Transaction,
  subjects: Subject[],
  now: Date,
): Promise<Set<string>> {
  const rows = await tx.execute<{ certificate_id: string | null }>(sql`
    update review_items i set resolved_at = ${now.toISOString()}
    from jsonb_to_recordset(${JSON.stringify(subjects)}::jsonb)
      as s("learnerId" uuid, "certificationId" uuid)
    where i.learner_id = s."learnerId" and i.certification_id = s."certificationId"
      and i.resolved_at is null
    returning i.certificate_id`)
  return new Set([...rows].flatMap((row) => row.certificate_id ?? []))
}

import { eq } from 'drizzle-orm'
import { batches, batchItems } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRole } from '@/lib/platform/access/policy'
import { change } from '@/lib/platform/events/change'
import { newId } from '@/lib/platform/ids/ids'
import { findCandidates } from './candidates'
import type { BatchTrigger } from './schema'

/**
 * Collects what a fact gives reason to decide on, and asks the jobs to decide. `cause` is the
 * fact's own id: asked again with the same one, it answers the batch it opened before.
 * Answers null when there is nothing to decide. Issuer admins and jobs.
 */
export async function openBatch(
  ctx: Ctx,
  input: {
    issuerId: string
    cause: string
    trigger: BatchTrigger
    subjectIds: string[]
    importId?: string | undefined
  },
): Promise<{ batchId: string; total: number } | null> {
  const { issuerId, cause, trigger, subjectIds, importId = null } = input
  requireRole(ctx, issuerId, 'admin')
  return change(ctx, async (tx, record) => {
    const candidates = await findCandidates(tx, trigger, subjectIds)
    if (candidates.length === 0) return null
    const total = candidates.length
    const [opened] = await tx
      .insert(batches)
      .values({ id: newId(), issuerId, cause, importId, total, createdAt: ctx.now })
      .onConflictDoNothing()
      .returning({ batchId: batches.id })
    if (!opened) {
      const [before] = await tx
        .select({ batchId: batches.id, total: batches.total })
        .from(batches)
        .where(eq(batches.cause, cause))
      return before ?? null
    }
    const { batchId } = opened
    await tx
      .insert(batchItems)
      .values(candidates.map((candidate) => ({ batchId, ...candidate, state: 'pending' as const })))
    await record({ name: 'batch/opened', issuerId, subjectIds: [batchId], data: {} })
    return { batchId, total }
  })
}

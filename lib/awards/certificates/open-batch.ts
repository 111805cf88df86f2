import { batches, batchItems } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRole } from '@/lib/platform/access/policy'
import { change } from '@/lib/platform/events/change'
import { newId } from '@/lib/platform/ids/ids'
import { findCandidates } from './candidates'
import type { BatchTrigger } from './schema'

/**
 * Collects what a fact gives reason to decide on, and asks the jobs to decide. `cause` is the
 * fact's own id: asked again with the same one, it opens nothing. Issuer admins and jobs.
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
): Promise<void> {
  const { issuerId, cause, trigger, subjectIds, importId = null } = input
  requireRole(ctx, issuerId, 'admin')
  await change(ctx, async (tx, record) => {
    const candidates = await findCandidates(tx, { issuerId, trigger, subjectIds })
    const total = candidates.length
    const asked = subjectIds.length
    const [opened] = await tx
      .insert(batches)
      .values({ id: newId(), issuerId, cause, importId, asked, total, createdAt: ctx.now })
      .onConflictDoNothing()
      .returning({ batchId: batches.id })
    if (!opened || total === 0) return
    const { batchId } = opened
    await tx.insert(batchItems).values(
      candidates.map((candidate) => ({
        ...{ issuerId, batchId, ...candidate },
        state: 'pending' as const,
      })),
    )
    await record({ name: 'batch/opened', issuerId, subjectIds: [batchId], data: {} })
  })
}

import { and, eq } from 'drizzle-orm'
import { imports } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { Conflict, InputError } from '@/lib/platform/errors/errors'
import { change } from '@/lib/platform/events/change'
import { say } from '@/lib/platform/language/say'
import { ownImport } from './draft'

/**
 * Has the jobs take a checked draft in. Asked twice, it is done once. `revision` is that of the
 * draft that was looked at. Issuer admins only.
 */
export async function commitImport(
  ctx: Ctx,
  { importId, revision }: { importId: string; revision?: number | undefined },
): Promise<void> {
  await change(ctx, async (tx, record) => {
    const found = await ownImport({ ...ctx, db: tx }, importId, { lock: true })
    const { issuerId } = found
    if (found.state === 'recording' || found.state === 'done') return
    if (found.state !== 'draft') throw new Conflict(say('imports.refused.notDraft'))
    if (!found.checkedAt || (revision !== undefined && revision !== found.revision)) {
      throw new Conflict(say('imports.refused.changed'))
    }
    const { rows, rejected, notCompleted } = found
    // A file with bad rows alone is over at once, and tells why; one without any is not taken.
    if (rows === notCompleted && rejected === 0) {
      throw new InputError(say('imports.refused.nothingToTake'))
    }
    await tx
      .update(imports)
      .set({ state: 'recording' })
      .where(and(eq(imports.id, importId), eq(imports.state, 'draft')))
    await record({ name: 'import/started', issuerId, subjectIds: [importId], data: {} })
  })
}

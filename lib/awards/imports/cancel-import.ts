import { and, eq, inArray, sql } from 'drizzle-orm'
import { importRows, imports } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { Conflict } from '@/lib/platform/errors/errors'
import { change } from '@/lib/platform/events/change'
import { say } from '@/lib/platform/language/say'
import { storage } from '@/lib/platform/storage/storage'
import { ownImport } from './draft'

/**
 * Gives an import up: a draft is forgotten with its file and rows; of one that runs, or has failed,
 * what was recorded stays and the rest is left. Issuer admins only.
 */
export async function cancelImport(ctx: Ctx, { importId }: { importId: string }): Promise<void> {
  const dropped = await change(ctx, async (tx, record) => {
    const found = await ownImport({ ...ctx, db: tx }, importId, { lock: true })
    const { issuerId, state, storageKey } = found
    if (state === 'cancelled') return null
    if (state === 'done') throw new Conflict(say('imports.refused.over'))
    const forgotten = state === 'draft'
    await tx
      .delete(importRows)
      .where(
        and(
          eq(importRows.importId, importId),
          forgotten ? undefined : inArray(importRows.state, ['accepted']),
        ),
      )
    await tx
      .update(imports)
      .set({
        ...{ state: 'cancelled', error: null, finishedAt: ctx.now },
        ...(forgotten ? { forecast: null, facts: sql`${imports.facts} - 'sample'` } : {}),
      })
      .where(eq(imports.id, importId))
    await record({ name: 'import/cancelled', issuerId, subjectIds: [importId], data: {} })
    return forgotten ? storageKey : null
  })
  if (dropped) await storage().delete(dropped)
}

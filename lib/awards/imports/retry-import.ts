import { eq } from 'drizzle-orm'
import { imports } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { Conflict } from '@/lib/platform/errors/errors'
import { change } from '@/lib/platform/events/change'
import { say } from '@/lib/platform/language/say'
import { ownImport } from './draft'

/** Has the jobs go on with an import that failed. Asked twice, it is done once. Issuer admins only. */
export async function retryImport(ctx: Ctx, { importId }: { importId: string }): Promise<void> {
  await change(ctx, async (tx, record) => {
    const { issuerId, state } = await ownImport({ ...ctx, db: tx }, importId, { lock: true })
    if (state === 'recording') return
    if (state !== 'failed') throw new Conflict(say('imports.refused.notFailed'))
    await tx
      .update(imports)
      .set({ state: 'recording', error: null })
      .where(eq(imports.id, importId))
    await record({ name: 'import/started', issuerId, subjectIds: [importId], data: {} })
  })
}

import { and, eq } from 'drizzle-orm'
import { imports } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requirePlatformAdmin } from '@/lib/platform/access/policy'
import { NotFound } from '@/lib/platform/errors/errors'
import { change } from '@/lib/platform/events/change'
import { say } from '@/lib/platform/language/say'

/** Says that the job has given an import up; `said` is the last failure's own word. Jobs only. */
export async function failImport(
  ctx: Ctx,
  { importId, said }: { importId: string; said: string },
): Promise<void> {
  requirePlatformAdmin(ctx)
  await change(ctx, async (tx, record) => {
    const [known] = await tx.select().from(imports).where(eq(imports.id, importId))
    if (!known) throw new NotFound()
    const [failed] = await tx
      .update(imports)
      .set({ state: 'failed', error: say('imports.failed.gaveUp', { said: said.slice(0, 200) }) })
      .where(and(eq(imports.id, importId), eq(imports.state, 'recording')))
      .returning({ id: imports.id })
    if (!failed) return
    await record({
      ...{ name: 'import/failed', issuerId: known.issuerId, subjectIds: [importId], data: {} },
    })
  })
}

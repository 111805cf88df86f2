import { eq } from 'drizzle-orm'
import { redraws } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requirePlatformAdmin } from '@/lib/platform/access/policy'
import { change } from '@/lib/platform/events/change'
import { say } from '@/lib/platform/language/say'
import { ownRedraw } from './own-redraw'

/** Says that the job has given a redrawing up; `said` is the last failure's own word. Jobs only. */
export async function failRedraw(
  ctx: Ctx,
  { redrawId, said }: { redrawId: string; said: string },
): Promise<void> {
  requirePlatformAdmin(ctx)
  await change(ctx, async (tx, record) => {
    const { issuerId, state } = await ownRedraw({ ...ctx, db: tx }, redrawId)
    if (state !== 'running') return
    const error = say('files.redraw.gaveUp', { said: said.slice(0, 200) })
    await tx
      .update(redraws)
      .set({ state: 'failed', error, endedAt: ctx.now })
      .where(eq(redraws.id, redrawId))
    await record({ name: 'redraw/failed', issuerId, subjectIds: [redrawId], data: {} })
  })
}

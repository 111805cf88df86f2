import type { Ctx } from '@/lib/platform/access/context'
import { requirePlatformAdmin } from '@/lib/platform/access/policy'
import { change } from '@/lib/platform/events/change'
import { ownRedraw } from './own-redraw'

/** Has another run of the job go on with a redrawing, since one has only so many steps. Jobs only. */
export async function passOnRedraw(ctx: Ctx, { redrawId }: { redrawId: string }): Promise<void> {
  requirePlatformAdmin(ctx)
  await change(ctx, async (tx, record) => {
    const { issuerId, state } = await ownRedraw({ ...ctx, db: tx }, redrawId)
    if (state !== 'running') return
    await record({ name: 'redraw/passed-on', issuerId, subjectIds: [redrawId], data: {} })
  })
}

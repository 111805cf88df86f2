import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { redraws } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { Conflict } from '@/lib/platform/errors/errors'
import { change } from '@/lib/platform/events/change'
import { say } from '@/lib/platform/language/say'
import { ownRedraw } from './own-redraw'
import { redrawInput } from './schema'

/** Ends a redrawing after the chunk in hand; what has been drawn stays. Issuer admins only. */
export async function cancelRedraw(ctx: Ctx, input: z.input<typeof redrawInput>): Promise<void> {
  const { redrawId } = redrawInput.parse(input)
  await change(ctx, async (tx, record) => {
    const { issuerId, state } = await ownRedraw({ ...ctx, db: tx }, redrawId)
    if (state === 'cancelled') return
    if (state !== 'running') throw new Conflict(say('files.redraw.over'))
    await tx
      .update(redraws)
      .set({ state: 'cancelled', endedAt: ctx.now })
      .where(eq(redraws.id, redrawId))
    await record({ name: 'redraw/cancelled', issuerId, subjectIds: [redrawId], data: {} })
  })
}

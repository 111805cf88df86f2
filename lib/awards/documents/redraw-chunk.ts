import { and, eq, inArray, sql } from 'drizzle-orm'
import { newestDocuments, redraws } from '@/db/schema'
import { renderChunk } from '@/lib/awards/certificates/render-chunk'
import { currentFingerprints } from '@/lib/awards/signing/current-fingerprints'
import type { Ctx } from '@/lib/platform/access/context'
import { change } from '@/lib/platform/events/change'
import { ownRedraw } from './own-redraw'
import { nextStale } from './stale'

/** About half a second of drawing, so that a cancellation is heeded soon. */
const chunk = 250

/**
 * Draws the next documents of a redrawing, beside the files there are. A chunk is taken in hand
 * before it is drawn and counted when it is, so that one which a killed worker left is taken up and
 * counted once. Answers whether there may be more. Issuer admins and jobs.
 */
export async function redrawChunk(
  ctx: Ctx,
  { redrawId }: { redrawId: string },
): Promise<{ more: boolean }> {
  const taken = await takeInHand(ctx, redrawId)
  if (!taken) return { more: false }
  const { issuerId, certificateIds } = taken
  await renderChunk(ctx, { issuerId, certificateIds })
  await count(ctx, redrawId, issuerId, certificateIds)
  return { more: true }
}

/** Null when the redrawing is over, or ends here because nothing is left. */
async function takeInHand(ctx: Ctx, redrawId: string) {
  return change(ctx, async (tx, record) => {
    const redraw = await ownRedraw({ ...ctx, db: tx }, redrawId)
    const { issuerId, state, inHand } = redraw
    if (state !== 'running') return null
    if (inHand) return { issuerId, certificateIds: inHand }
    const current = await currentOf(ctx, issuerId)
    const next = await nextStale(tx, redraw, current, chunk)
    const mine = eq(redraws.id, redrawId)
    const last = next.at(-1)
    if (last) {
      const certificateIds = next.map(({ id }) => id)
      await tx
        .update(redraws)
        .set({ inHand: certificateIds, afterFingerprint: last.print, afterId: last.id })
        .where(mine)
      return { issuerId, certificateIds }
    }
    // Others may have been drawn meanwhile by another way.
    const total = sql`${redraws.drawn} + ${redraws.waiting}`
    await tx.update(redraws).set({ state: 'done', endedAt: ctx.now, total }).where(mine)
    await record({ name: 'redraw/finished', issuerId, subjectIds: [redrawId], data: {} })
    return null
  })
}

/** What was in hand is done: only whoever still finds it there counts it. */
async function count(ctx: Ctx, redrawId: string, issuerId: string, certificateIds: string[]) {
  const current = await currentOf(ctx, issuerId)
  const done = await ctx.db
    .select({ id: newestDocuments.certificateId })
    .from(newestDocuments)
    .where(
      and(
        inArray(newestDocuments.certificateId, certificateIds),
        eq(newestDocuments.fingerprint, current),
      ),
    )
  await ctx.db
    .update(redraws)
    .set({
      drawn: sql`${redraws.drawn} + ${done.length}`,
      waiting: sql`${redraws.waiting} + ${certificateIds.length - done.length}`,
      inHand: null,
    })
    .where(and(eq(redraws.id, redrawId), eq(redraws.inHand, certificateIds)))
}

async function currentOf(ctx: Ctx, issuerId: string): Promise<string> {
  return (await currentFingerprints(ctx, [issuerId])).get(issuerId) ?? ''
}

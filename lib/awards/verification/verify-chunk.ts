import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { verificationItems, verificationRuns } from '@/db/schema'
import { anyoneContext, type Ctx } from '@/lib/platform/access/context'
import { requirePlatformAdmin } from '@/lib/platform/access/policy'
import { storage } from '@/lib/platform/storage/storage'
import { logVerification } from './log-event'
import type { Verification } from './schema'
import { verify } from './verify'
import { itemMs, verifyItem } from './verify-item'

const chunk = 25

/** As many at a time: most of them wait for the network. */
const atOnce = 4

/**
 * Verifies the next things of a run, 25 at most; each is written as soon as it is known, so that a
 * kill loses no more than what was under way. Two at the same time count nothing twice. Answers
 * whether more are open. Jobs.
 */
export async function verifyChunk(
  ctx: Ctx,
  {
    runId,
    look = verify,
    limitMs = itemMs,
  }: { runId: string; look?: typeof verify; limitMs?: number },
): Promise<{ more: boolean }> {
  requirePlatformAdmin(ctx)
  const open = await ctx.db
    .select()
    .from(verificationItems)
    .where(and(eq(verificationItems.runId, runId), isNull(verificationItems.verdict)))
    .orderBy(asc(verificationItems.number))
    .limit(chunk)
  const left = open.values()
  // A job may see everything; those for whom it looks may not.
  const asker = anyoneContext(ctx.db, ctx.now)
  const work = async () => {
    for (const item of left) {
      await settleItem(ctx, item, await verifyItem(asker, item, look, limitMs))
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return { more: open.length === chunk }
}

type Item = Pick<typeof verificationItems.$inferSelect, 'runId' | 'number' | 'storageKey'>

/** Writes down what was found, unless another has done so; then the file has served. */
export async function settleItem(ctx: Ctx, item: Item, found: Verification): Promise<void> {
  const { runId, number, storageKey } = item
  const isFirst = await ctx.db.transaction(async (tx) => {
    const [settled] = await tx
      .update(verificationItems)
      .set({ verdict: found.verdict, result: storable(found), storageKey: null })
      .where(
        and(
          ...[eq(verificationItems.runId, runId), eq(verificationItems.number, number)],
          isNull(verificationItems.verdict),
        ),
      )
      .returning({ number: verificationItems.number })
    if (!settled) return false
    await tx
      .update(verificationRuns)
      .set({ done: sql`${verificationRuns.done} + 1` })
      .where(eq(verificationRuns.id, runId))
    return true
  })
  if (isFirst) await logVerification(ctx, { channel: 'many', verification: found })
  if (storageKey) await storage().delete(storageKey)
}

/** PostgreSQL's JSON holds neither the character 0 nor half a surrogate pair; what people give may. */
function storable(found: Verification): Record<string, unknown> {
  return JSON.parse(JSON.stringify(found), (_, value: unknown) =>
    typeof value === 'string' ? value.replace(/\0|\p{Cs}/gu, '\uFFFD') : value,
  )
}

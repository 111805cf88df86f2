import { and, eq, gt, isNull, lt } from 'drizzle-orm'
import { oneTimeTokens } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { hashOfSecret, newSecret } from '@/lib/platform/secrets/secret'

type Purpose = (typeof oneTimeTokens.$inferInsert)['purpose']

type Given = {
  purpose: Purpose
  /** Whose it is: it is worth nothing to another. Null where there is nobody yet. */
  userId: string | null
}

/**
 * Makes something that can be used once within `minutes`; only its hash is kept. `address` goes
 * with it. Old ones are swept away by the way.
 */
export async function makeOneTime(
  { db, now }: Pick<Ctx, 'db' | 'now'>,
  given: Given & { minutes: number; address?: string },
): Promise<string> {
  const { minutes, ...row } = given
  const token = newSecret()
  await db.delete(oneTimeTokens).where(lt(oneTimeTokens.expires, now))
  await db.insert(oneTimeTokens).values({
    hash: hashOfSecret(token),
    expires: new Date(now.getTime() + minutes * 60_000),
    ...row,
  })
  return token
}

/** What goes with a token that can still be used, without using it; null for any other. */
export async function peekOneTime(ctx: Pick<Ctx, 'db' | 'now'>, given: Given & { token: string }) {
  const [found] = await ctx.db.select().from(oneTimeTokens).where(usable(ctx, given))
  return found ?? null
}

/** Uses a token up: of two at the same moment one is answered null. */
export async function spendOneTime(ctx: Pick<Ctx, 'db' | 'now'>, given: Given & { token: string }) {
  const [spent] = await ctx.db.delete(oneTimeTokens).where(usable(ctx, given)).returning()
  return spent ?? null
}

function usable({ now }: Pick<Ctx, 'now'>, { token, purpose, userId }: Given & { token: string }) {
  return and(
    eq(oneTimeTokens.hash, hashOfSecret(token)),
    eq(oneTimeTokens.purpose, purpose),
    userId === null ? isNull(oneTimeTokens.userId) : eq(oneTimeTokens.userId, userId),
    gt(oneTimeTokens.expires, now),
  )
}

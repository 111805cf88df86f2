import { and, asc, eq, ne, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { members, userAddresses, users } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requireUser } from '@/lib/platform/access/policy'
import { Conflict, NotFound } from '@/lib/platform/errors/errors'
import { say } from '@/lib/platform/language/say'
import { mailAddressMoved } from './mails'
import { peekOneTime, spendOneTime } from './one-time'

/**
 * What a link that proves an address would do, without using it: `taken` where the address is
 * another account's so far. NotFound for a link that is old, used, or was asked for by another.
 */
export async function readAddressLink(ctx: Ctx, { token }: { token: string }) {
  const { userId } = requireUser(ctx)
  const found = await peekOneTime(ctx, { token, purpose: 'address', userId })
  if (!found?.address) throw new NotFound(say('settings.addresses.oldLink'))
  const owner = await ownerOf(ctx, found.address)
  return { email: found.address, taken: owner !== null && owner !== userId }
}

/**
 * Makes the address of a link the signed-in person's. Who can read its mail owns it: another account
 * loses it, is told by mail, and ends if it had no other. Conflict where that account has a part to
 * play here and no other address to sign in with.
 */
export async function proveAddress(
  ctx: Ctx,
  { token }: { token: string },
): Promise<{ email: string }> {
  const { userId } = requireUser(ctx)
  const moved = await ctx.db.transaction(async (tx) => {
    const spent = await spendOneTime({ ...ctx, db: tx }, { token, purpose: 'address', userId })
    if (!spent?.address) throw new NotFound(say('settings.addresses.oldLink'))
    const email = spent.address
    const owner = await ownerOf({ db: tx }, email)
    const told = owner && owner !== userId ? await takeFrom(tx, owner, email) : null
    await tx
      .insert(userAddresses)
      .values({ email, userId, provenAt: ctx.now })
      .onConflictDoUpdate({ target: userAddresses.email, set: { userId, provenAt: ctx.now } })
    return { email, told }
  })
  if (moved.told) await mailAddressMoved({ to: moved.told, address: moved.email, token })
  return { email: moved.email }
}

async function ownerOf({ db }: Pick<Ctx, 'db'>, email: string) {
  const [owner] = await db
    .select({ userId: userAddresses.userId })
    .from(userAddresses)
    .where(eq(userAddresses.email, email))
  return owner?.userId ?? null
}

/** Takes an address from an account; answers where it is told. */
async function takeFrom(tx: Transaction, userId: string, email: string): Promise<string> {
  const [user] = await tx.select().from(users).where(eq(users.id, userId)).for('update')
  const [other] = await tx
    .select({ email: userAddresses.email })
    .from(userAddresses)
    .where(and(eq(userAddresses.userId, userId), ne(userAddresses.email, email)))
    .orderBy(asc(userAddresses.provenAt))
    .limit(1)
  if (!other) {
    await endAccount(tx, userId)
    return email
  }
  await tx.delete(userAddresses).where(eq(userAddresses.email, email))
  if (user?.email.toLowerCase() !== email) return user?.email ?? other.email
  await tx.update(users).set({ email: other.email }).where(eq(users.id, userId))
  return other.email
}

/** An account without an address cannot be entered any more. What it has done here keeps it. */
async function endAccount(tx: Transaction, userId: string) {
  const roles = tx.select({ one: sql`1` }).from(members).where(eq(members.userId, userId))
  const idle = and(eq(users.id, userId), eq(users.platformAdmin, false), sql`not exists (${roles})`)
  const ended = await tx
    .transaction((inner) => inner.delete(users).where(idle).returning({ id: users.id }))
    .catch((error) => {
      // Rows that say who did something name this account.
      if (error?.cause?.code !== '23503') throw error
      return []
    })
  if (ended.length === 0) throw new Conflict(say('settings.addresses.keptByRole'))
}

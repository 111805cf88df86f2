import { and, asc, eq, sql } from 'drizzle-orm'
import { userAddresses, users } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requireUser } from '@/lib/platform/access/policy'
import { Conflict, NotFound } from '@/lib/platform/errors/errors'
import { say } from '@/lib/platform/language/say'

/** The addresses the signed-in person has proven, first the one that mail goes to. */
export async function listMyAddresses(ctx: Ctx) {
  const { userId, email } = requireUser(ctx)
  const rows = await ctx.db
    .select({ email: userAddresses.email, provenAt: userAddresses.provenAt })
    .from(userAddresses)
    .where(eq(userAddresses.userId, userId))
    .orderBy(asc(userAddresses.provenAt), asc(userAddresses.email))
  const listed = rows.map((row) => ({ ...row, primary: row.email === email }))
  return listed.toSorted((a, b) => Number(b.primary) - Number(a.primary))
}

/** Sends the signed-in person's mail to another of their proven addresses. */
export async function makePrimary(ctx: Ctx, input: { email: string }): Promise<void> {
  const { userId } = requireUser(ctx)
  const email = input.email.toLowerCase()
  const changed = await ctx.db
    .update(users)
    .set({ email })
    .where(
      and(
        eq(users.id, userId),
        sql`exists (select from ${userAddresses}
          where ${userAddresses.userId} = ${userId} and ${userAddresses.email} = ${email})`,
      ),
    )
    .returning({ id: users.id })
  if (changed.length === 0) throw new NotFound()
}

/** Gives up an address, and with it what was sent there. The one that mail goes to stays. */
export async function removeAddress(ctx: Ctx, input: { email: string }): Promise<void> {
  const { userId } = requireUser(ctx)
  const email = input.email.toLowerCase()
  await ctx.db.transaction(async (tx) => {
    // Locked, so that it cannot become the primary one meanwhile.
    const [user] = await tx
      .select({ email: users.email })
      .from(users)
      .where(eq(users.id, userId))
      .for('update')
    if (user?.email.toLowerCase() === email)
      throw new Conflict(say('settings.addresses.primaryStays'))
    const removed = await tx
      .delete(userAddresses)
      .where(and(eq(userAddresses.userId, userId), eq(userAddresses.email, email)))
      .returning({ email: userAddresses.email })
    if (removed.length === 0) throw new NotFound()
  })
}

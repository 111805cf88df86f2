import { and, eq, isNull, sql } from 'drizzle-orm'
import { userAddresses, users } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'

/**
 * Whose address this is: the one who has proven it, else the one it was given for, such as somebody
 * invited who has not signed in yet.
 */
export async function findUserByAddress({ db }: Pick<Ctx, 'db'>, email: string) {
  const [proven] = await db
    .select({ user: users })
    .from(userAddresses)
    .innerJoin(users, eq(users.id, userAddresses.userId))
    .where(eq(userAddresses.email, email.toLowerCase()))
  if (proven) return proven.user
  const [given] = await db
    .select()
    .from(users)
    .where(and(eq(sql`lower(${users.email})`, email.toLowerCase()), isNull(users.emailVerified)))
  return given ?? null
}

/** Keeps that a user has proven the address their mail goes to; the first time counts. */
export async function keepProven(
  { db, now }: Pick<Ctx, 'db' | 'now'>,
  userId: string,
): Promise<void> {
  await db.transaction(async (tx) => {
    const [user] = await tx
      .update(users)
      .set({
        emailVerified: sql`coalesce(${users.emailVerified}, ${now.toISOString()}::timestamptz)`,
      })
      .where(eq(users.id, userId))
      .returning({ email: users.email })
    if (!user) return
    await tx
      .insert(userAddresses)
      .values({ email: user.email.toLowerCase(), userId, provenAt: now })
      .onConflictDoNothing()
  })
}

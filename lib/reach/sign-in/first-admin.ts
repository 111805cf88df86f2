import { randomBytes } from 'node:crypto'
import { and, eq, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import { users, verificationTokens } from '@/db/schema'
import { addDays } from '@/lib/platform/clock/dates'
import { newId } from '@/lib/platform/ids/ids'
import { confirmPath, tokenHash } from './sign-in-link'

/**
 * A one-time link, good for a day, that makes whoever follows it the first platform admin; null
 * once one has signed in. Until then every call gives a fresh link and makes the earlier void.
 * Needs AUTH_SECRET in the environment, the same as the web process has.
 */
export async function firstAdminLink({
  db,
  baseUrl,
  email,
  now = new Date(),
}: {
  db: Database
  baseUrl: string
  email: string
  now?: Date
}): Promise<string | null> {
  const secret = process.env.AUTH_SECRET
  if (!secret) throw new Error('AUTH_SECRET must be set before the first admin’s link is made.')
  const identifier = email.trim().toLowerCase()
  const token = randomBytes(32).toString('hex')
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('laurel.first-admin'))`)
    const [signedIn] = await tx
      .select({ id: users.id })
      .from(users)
      .where(and(users.platformAdmin, isNotNull(users.emailVerified)))
      .limit(1)
    if (signedIn) return null

    // The address may have been mistyped at the last start: it must not stay an admin's.
    await tx
      .update(users)
      .set({ platformAdmin: false })
      .where(
        and(
          users.platformAdmin,
          isNull(users.emailVerified),
          ne(sql`lower(${users.email})`, identifier),
        ),
      )
    await tx
      .insert(users)
      .values({ id: newId(), email: identifier, platformAdmin: true })
      .onConflictDoNothing()
    await tx
      .update(users)
      .set({ platformAdmin: true })
      .where(eq(sql`lower(${users.email})`, identifier))
    await tx.delete(verificationTokens).where(eq(verificationTokens.identifier, identifier))
    await tx
      .insert(verificationTokens)
      .values({ identifier, token: tokenHash(token, secret), expires: addDays(now, 1) })
    return `${baseUrl}${confirmPath({ token, email: identifier, next: '/admin' })}`
  })
}

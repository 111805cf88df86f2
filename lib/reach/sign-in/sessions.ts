import { createHash, randomBytes } from 'node:crypto'
import { and, eq, gt } from 'drizzle-orm'
import { members, sessions, users } from '@/db/schema'
import type { UserActor } from '@/lib/platform/access/actor'
import type { Ctx } from '@/lib/platform/access/context'
import { addDays } from '@/lib/platform/clock/dates'

/** How long a session lasts from sign-in. */
export const sessionDays = 30

/** The session's key as the database keeps it: whoever reads the table cannot take a session over. */
export function sessionKey(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

export function newSessionToken(): string {
  return randomBytes(32).toString('base64url')
}

/** Opens a session for a user; `token` is for the cookie and is kept nowhere else. */
export async function openSession(
  { db, now }: Pick<Ctx, 'db' | 'now'>,
  userId: string,
): Promise<{ token: string; expires: Date }> {
  const token = newSessionToken()
  const expires = addDays(now, sessionDays)
  await db.insert(sessions).values({ sessionToken: sessionKey(token), userId, expires })
  return { token, expires }
}

/** Who holds the session of this token, with their roles, in one query. Null where it has ended. */
export async function readSession(
  { db, now }: Pick<Ctx, 'db' | 'now'>,
  token: string,
): Promise<UserActor | null> {
  const rows = await db
    .select({
      userId: users.id,
      email: users.email,
      name: users.name,
      platformAdmin: users.platformAdmin,
      issuerId: members.issuerId,
      role: members.role,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .leftJoin(members, eq(members.userId, users.id))
    .where(and(eq(sessions.sessionToken, sessionKey(token)), gt(sessions.expires, now)))
  const [first] = rows
  if (!first) return null
  const { userId, email, name, platformAdmin } = first
  const memberships = new Map(
    rows.flatMap(({ issuerId, role }) => (issuerId && role ? [[issuerId, role] as const] : [])),
  )
  return {
    kind: 'user',
    userId,
    email: email.toLowerCase(),
    name,
    platformAdmin,
    memberships,
  }
}

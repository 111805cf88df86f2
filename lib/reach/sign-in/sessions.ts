import { and, eq, gt, lt, sql } from 'drizzle-orm'
import { members, sessions, userAddresses, users } from '@/db/schema'
import type { UserActor } from '@/lib/platform/access/actor'
import type { Ctx } from '@/lib/platform/access/context'
import { addDays } from '@/lib/platform/clock/dates'
import { hashOfSecret, newSecret } from '@/lib/platform/secrets/secret'
import { type Device, unknownDevice } from './device'

/** How long a session lasts from sign-in. */
export const sessionDays = 30

/** How exactly it is kept when a session was last used. */
const seenEveryMs = 60 * 60_000

/** The session's key as the database keeps it: whoever reads the table cannot take a session over. */
export function sessionKey(token: string): string {
  return hashOfSecret(token)
}

/**
 * Opens a session for a user; `token` is for the cookie and is kept nowhere else. `instead` is the
 * token that the same browser had until now: its session ends.
 */
export async function openSession(
  { db, now }: Pick<Ctx, 'db' | 'now'>,
  userId: string,
  { device = unknownDevice, instead }: { device?: Device; instead?: string | undefined } = {},
): Promise<{ token: string; expires: Date }> {
  const token = newSecret()
  const expires = addDays(now, sessionDays)
  await db.insert(sessions).values({
    ...{ sessionToken: sessionKey(token), userId, expires },
    ...{ createdAt: now, lastSeenAt: now, ...device },
  })
  if (instead) await endSession({ db }, instead)
  return { token, expires }
}

/** Ends the session of this token, if there is one. */
export async function endSession({ db }: Pick<Ctx, 'db'>, token: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.sessionToken, sessionKey(token)))
}

/** Who holds the session of this token, with their roles, in one query. Null where it has ended. */
export async function readSession(
  { db, now }: Pick<Ctx, 'db' | 'now'>,
  token: string,
): Promise<UserActor | null> {
  const proven = db
    .select({ emails: sql`array_agg(${userAddresses.email})` })
    .from(userAddresses)
    .where(eq(userAddresses.userId, users.id))
  const rows = await db
    .select({
      userId: users.id,
      email: users.email,
      name: users.name,
      platformAdmin: users.platformAdmin,
      issuerId: members.issuerId,
      role: members.role,
      addresses: sql<string[] | null>`(${proven})`,
      lastSeenAt: sessions.lastSeenAt,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .leftJoin(members, eq(members.userId, users.id))
    .where(and(eq(sessions.sessionToken, sessionKey(token)), gt(sessions.expires, now)))
  const [first] = rows
  if (!first) return null
  await noteSeen({ db, now }, token, first.lastSeenAt)
  const { userId, name, platformAdmin } = first
  const email = first.email.toLowerCase()
  const memberships = new Map(
    rows.flatMap(({ issuerId, role }) => (issuerId && role ? [[issuerId, role] as const] : [])),
  )
  return {
    ...{ kind: 'user', userId, email, name, platformAdmin, memberships },
    addresses: [...new Set([email, ...(first.addresses ?? [])])],
  }
}

/** A write an hour at most, however often pages are opened. */
async function noteSeen({ db, now }: Pick<Ctx, 'db' | 'now'>, token: string, lastSeenAt: Date) {
  const stale = new Date(now.getTime() - seenEveryMs)
  if (lastSeenAt > stale) return
  await db
    .update(sessions)
    .set({ lastSeenAt: now })
    .where(and(eq(sessions.sessionToken, sessionKey(token)), lt(sessions.lastSeenAt, stale)))
}

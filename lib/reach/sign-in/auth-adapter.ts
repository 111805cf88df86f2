import { DrizzleAdapter } from '@auth/drizzle-adapter'
import { lt } from 'drizzle-orm'
import type { Adapter } from 'next-auth/adapters'
import type { Database } from '@/db/client'
import { accounts, sessions, users, verificationTokens } from '@/db/schema'
import { newId } from '@/lib/platform/ids/ids'
import { type Device, unknownDevice } from './device'
import { findUserByAddress, keepProven } from './proven'
import { sessionKey } from './sessions'

/**
 * Auth.js' adapter on our tables; it differs where ours hold hashes, where people have several
 * addresses, and where less is kept: no token of an identity provider. Whoever comes this far has
 * proven the address. `device` is told of the sessions it opens.
 */
export function authAdapter(db: Database, device: Device = unknownDevice): Adapter {
  const base = DrizzleAdapter(db, {
    usersTable: users,
    accountsTable: accounts,
    sessionsTable: sessions,
    verificationTokensTable: verificationTokens,
  }) as Required<Adapter>
  return {
    ...base,
    createUser: ({ email, name = null }) =>
      db.transaction(async (tx) => {
        const user = { id: newId(), email: email.toLowerCase(), name, emailVerified: new Date() }
        await tx.insert(users).values(user)
        await keepProven({ db: tx, now: user.emailVerified }, user.id)
        return user
      }),
    getUserByEmail: (email) => findUserByAddress({ db }, email),
    updateUser: async ({ id, emailVerified }) => {
      if (emailVerified) await keepProven({ db, now: emailVerified }, id)
      return (await base.getUser(id)) as NonNullable<Awaited<ReturnType<typeof base.getUser>>>
    },
    linkAccount: ({ userId, type, provider, providerAccountId }) =>
      base.linkAccount({ userId, type, provider, providerAccountId }),
    createSession: async (session) => {
      await db.delete(sessions).where(lt(sessions.expires, new Date()))
      const { userId, expires, sessionToken } = session
      await db
        .insert(sessions)
        .values({ userId, expires, sessionToken: sessionKey(sessionToken), ...device })
      return session
    },
    getSessionAndUser: async (token) => {
      const found = await base.getSessionAndUser(sessionKey(token))
      return found && { ...found, session: { ...found.session, sessionToken: token } }
    },
    updateSession: ({ sessionToken, ...rest }) =>
      base.updateSession({ ...rest, sessionToken: sessionKey(sessionToken) }),
    deleteSession: (token) => base.deleteSession(sessionKey(token)),
    createVerificationToken: async (token) => {
      await db.delete(verificationTokens).where(lt(verificationTokens.expires, new Date()))
      return base.createVerificationToken(token)
    },
  }
}

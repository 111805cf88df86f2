import { DrizzleAdapter } from '@auth/drizzle-adapter'
import { lt, sql } from 'drizzle-orm'
import type { Adapter } from 'next-auth/adapters'
import type { Database } from '@/db/client'
import { accounts, sessions, users, verificationTokens } from '@/db/schema'
import { newId } from '@/lib/platform/ids/ids'
import { sessionKey } from './sessions'

/** Auth.js' adapter on our tables; it differs where ours hold hashes and compare without case. */
export function authAdapter(db: Database): Adapter {
  const base = DrizzleAdapter(db, {
    usersTable: users,
    accountsTable: accounts,
    sessionsTable: sessions,
    verificationTokensTable: verificationTokens,
  }) as Required<Adapter>
  return {
    ...base,
    createUser: (user) => base.createUser({ ...user, id: newId() }),
    getUserByEmail: async (email) => {
      const [user] = await db
        .select()
        .from(users)
        .where(sql`lower(${users.email}) = lower(${email})`)
      return user ?? null
    },
    createSession: async (session) => {
      await db.delete(sessions).where(lt(sessions.expires, new Date()))
      await base.createSession({ ...session, sessionToken: sessionKey(session.sessionToken) })
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

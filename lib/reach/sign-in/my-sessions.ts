import { and, desc, eq, gt, ne } from 'drizzle-orm'
import { sessions } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requireUser } from '@/lib/platform/access/policy'
import { NotFound } from '@/lib/platform/errors/errors'
import { isId } from '@/lib/platform/ids/ids'
import { sessionKey } from './sessions'

/** The signed-in person's sessions, the one last used first; `here` is the one of `token`. */
export async function listMySessions(ctx: Ctx, { token }: { token: string | undefined }) {
  const rows = await ctx.db
    .select()
    .from(sessions)
    .where(and(eq(sessions.userId, requireUser(ctx).userId), gt(sessions.expires, ctx.now)))
    .orderBy(desc(sessions.lastSeenAt), desc(sessions.createdAt))
  const here = token && sessionKey(token)
  return rows.map(({ sessionToken, id, createdAt, lastSeenAt, browser, system }) => ({
    ...{ id, createdAt, lastSeenAt, browser, system },
    here: sessionToken === here,
  }))
}

/** Ends one of the signed-in person's sessions, at once. Somebody else's is NotFound. */
export async function endMySession(ctx: Ctx, { id }: { id: string }): Promise<void> {
  const { userId } = requireUser(ctx)
  if (!isId(id)) throw new NotFound()
  const ended = await ctx.db
    .delete(sessions)
    .where(and(eq(sessions.id, id), eq(sessions.userId, userId)))
    .returning({ id: sessions.id })
  if (ended.length === 0) throw new NotFound()
}

/** Ends all sessions of the signed-in person but the one of `token`; answers how many. */
export async function endMyOtherSessions(ctx: Ctx, { token }: { token: string | undefined }) {
  const { userId } = requireUser(ctx)
  const ended = await ctx.db
    .delete(sessions)
    .where(
      and(
        eq(sessions.userId, userId),
        token ? ne(sessions.sessionToken, sessionKey(token)) : undefined,
      ),
    )
    .returning({ id: sessions.id })
  return { count: ended.length }
}

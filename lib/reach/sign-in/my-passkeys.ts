import { and, desc, eq } from 'drizzle-orm'
import { passkeys } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requireUser } from '@/lib/platform/access/policy'
import { NotFound } from '@/lib/platform/errors/errors'

/** The signed-in person's passkeys, newest first. */
export async function listMyPasskeys(ctx: Ctx) {
  const { id, name, createdAt, lastUsedAt } = passkeys
  return ctx.db
    .select({ id, name, createdAt, lastUsedAt })
    .from(passkeys)
    .where(eq(passkeys.userId, requireUser(ctx).userId))
    .orderBy(desc(passkeys.createdAt))
}

/** Takes away one of the signed-in person's passkeys. Somebody else's is NotFound. */
export async function removePasskey(ctx: Ctx, { id }: { id: string }): Promise<void> {
  const removed = await ctx.db
    .delete(passkeys)
    .where(and(eq(passkeys.id, id), eq(passkeys.userId, requireUser(ctx).userId)))
    .returning({ id: passkeys.id })
  if (removed.length === 0) throw new NotFound()
}

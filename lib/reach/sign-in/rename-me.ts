import { eq } from 'drizzle-orm'
import { users } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requireUser } from '@/lib/platform/access/policy'

/** What the signed-in person is called here. Their certificates keep the names they were awarded to. */
export async function renameMe(ctx: Ctx, { name }: { name: string }): Promise<void> {
  await ctx.db
    .update(users)
    .set({ name })
    .where(eq(users.id, requireUser(ctx).userId))
}

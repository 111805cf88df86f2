import { eq } from 'drizzle-orm'
import { users } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { NotFound } from '@/lib/platform/errors/errors'
import { isId } from '@/lib/platform/ids/ids'
import { requireDemo } from './demo-people'
import { signInHere } from './session-jar'

/** Signs the visitor in as one of the demo's people. NotFound outside demo mode. */
export async function openDemoSession(
  ctx: Pick<Ctx, 'db' | 'now'>,
  { userId }: { userId: string },
): Promise<void> {
  requireDemo()
  if (!isId(userId)) throw new NotFound()
  const [user] = await ctx.db.select({ id: users.id }).from(users).where(eq(users.id, userId))
  if (!user) throw new NotFound()
  await signInHere(ctx, user.id)
}

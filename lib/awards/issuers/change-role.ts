import { and, eq } from 'drizzle-orm'
import { members } from '@/db/schema'
import type { MemberRole } from '@/lib/platform/access/actor'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRole } from '@/lib/platform/access/policy'
import { NotFound } from '@/lib/platform/errors/errors'
import { change } from '@/lib/platform/events/change'
import { keepAnAdmin } from './keep-an-admin'

/** Gives a member another role; from their next click on it counts. Issuer admins only. */
export async function changeRole(
  ctx: Ctx,
  input: { issuerId: string; userId: string; role: MemberRole },
): Promise<void> {
  const { issuerId, userId, role } = input
  requireRole(ctx, issuerId, 'admin')
  await change(ctx, async (tx, record) => {
    if (role !== 'admin') await keepAnAdmin(tx, input)
    const changed = await tx
      .update(members)
      .set({ role })
      .where(and(eq(members.issuerId, issuerId), eq(members.userId, userId)))
      .returning({ userId: members.userId })
    if (changed.length === 0) throw new NotFound()
    const data = { userId, role }
    await record({ name: 'member/role-changed', issuerId, subjectIds: [issuerId], data })
  })
}

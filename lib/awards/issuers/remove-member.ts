import { and, eq } from 'drizzle-orm'
import { members } from '@/db/schema'
import type { MemberRole } from '@/lib/platform/access/actor'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRole } from '@/lib/platform/access/policy'
import { NotFound } from '@/lib/platform/errors/errors'
import { change } from '@/lib/platform/events/change'
import { keepAnAdmin } from './keep-an-admin'

/**
 * Takes a member's seat away, from their next click on; their account and what they hold stay.
 * Answers the role they had, with which `addMember` gives the seat back. Issuer admins only.
 */
export async function removeMember(
  ctx: Ctx,
  { issuerId, userId }: { issuerId: string; userId: string },
): Promise<{ role: MemberRole }> {
  requireRole(ctx, issuerId, 'admin')
  return change(ctx, async (tx, record) => {
    const [gone] = await tx
      .delete(members)
      .where(and(eq(members.issuerId, issuerId), eq(members.userId, userId)))
      .returning({ role: members.role })
    if (!gone) throw new NotFound()
    if (gone.role === 'admin') await keepAnAdmin(tx, { issuerId, userId })
    const data = { userId, role: gone.role }
    await record({ name: 'member/removed', issuerId, subjectIds: [issuerId], data })
    return gone
  })
}

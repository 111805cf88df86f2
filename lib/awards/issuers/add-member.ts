import { members } from '@/db/schema'
import type { MemberRole } from '@/lib/platform/access/actor'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRole } from '@/lib/platform/access/policy'
import { change } from '@/lib/platform/events/change'

/** Lets a user act for an issuer; given again, it sets the role. Issuer admins only. */
export async function addMember(
  ctx: Ctx,
  input: { issuerId: string; userId: string; role: MemberRole },
): Promise<void> {
  requireRole(ctx, input.issuerId, 'admin')
  await change(ctx, async (tx, record) => {
    await tx
      .insert(members)
      .values(input)
      .onConflictDoUpdate({
        target: [members.issuerId, members.userId],
        set: { role: input.role },
      })
    const { issuerId, userId, role } = input
    await record({
      name: 'member/added',
      issuerId,
      subjectIds: [issuerId],
      data: { userId, role },
    })
  })
}

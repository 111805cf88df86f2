'use server'

import { z } from 'zod'
import { action } from '@/app/action'
import { addMember } from '@/lib/awards/issuers/add-member'
import { changeRole } from '@/lib/awards/issuers/change-role'
import { removeMember } from '@/lib/awards/issuers/remove-member'
import type { MemberRole } from '@/lib/platform/access/actor'
import { say } from '@/lib/platform/language/say'

const member = z.object({ issuerId: z.uuid(), userId: z.uuid() })
const seat = member.extend({ role: z.enum(['reviewer', 'admin']) })

export const setRole = action(seat, changeRole, (_, { role }) =>
  say('people.members.roleChanged', { role }),
)

export const remove = action(
  member,
  removeMember,
  () => say('people.members.removed'),
  ({ role }, { issuerId, userId }) => giveBack.bind(null, issuerId, userId, role),
)

/**
 * Undoes `remove`: the same person gets the same seat. Exported, since only then a browser can call it.
 *
 * @public
 */
export async function giveBack(issuerId: string, userId: string, role: MemberRole) {
  const form = new FormData()
  form.set('issuerId', issuerId)
  form.set('userId', userId)
  form.set('role', role)
  return seatAgain({}, form)
}

const seatAgain = action(seat, addMember, () => say('people.members.backAgain'))

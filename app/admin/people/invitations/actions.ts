'use server'

import { z } from 'zod'
import { action } from '@/app/action'
import { inviteMember } from '@/lib/awards/issuers/invite-member'
import { resendInvitation } from '@/lib/awards/issuers/resend-invitation'
import { revokeInvitation } from '@/lib/awards/issuers/revoke-invitation'
import { inviteInput } from '@/lib/awards/issuers/schema'
import { say } from '@/lib/platform/language/say'

const one = z.object({ invitationId: z.uuid() })

export const invite = action(inviteInput, inviteMember, (_, { email }) =>
  say('people.invitations.sent', { email }),
)

export const resend = action(one, resendInvitation, () => say('people.invitations.sentAgain'))

export const takeBack = action(one, revokeInvitation, () => say('people.invitations.takenBack'))

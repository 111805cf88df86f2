'use server'

import { z } from 'zod'
import { action } from '@/app/action'
import { acceptInvitation } from '@/lib/awards/issuers/accept-invitation'
import { messageKey } from '@/lib/platform/language/say'
import { joinByInvitation } from '@/lib/reach/sign-in/join-by-invitation'
import { signInHere, signOutHere } from '@/lib/reach/sign-in/session-jar'

const token = z.string().max(200)

/** For somebody signed in with the address. */
export const accept = action(z.object({ token }), acceptInvitation, () => ({ goTo: '/admin' }))

/** For somebody without an account, who has one from here on. */
export const join = action(
  z.object({
    token,
    name: z
      .string({ error: messageKey('people.accept.giveName') })
      .trim()
      .min(1, messageKey('people.accept.giveName'))
      .max(300),
  }),
  async (ctx, input) => {
    const { userId } = await joinByInvitation(ctx, input)
    await signInHere(ctx, userId)
  },
  () => ({ goTo: '/admin' }),
)

/** Ends the session of the wrong account and comes back to the invitation. */
export const changeAccount = action(z.object({ token }), signOutHere, (_, { token }) => ({
  goTo: `/invitations/${token}`,
}))

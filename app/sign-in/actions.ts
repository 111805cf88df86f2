'use server'

import { z } from 'zod'
import { action } from '@/app/action'
import { say } from '@/lib/platform/language/say'
import { claimCertificate } from '@/lib/reach/sign-in/claim'
import { requestLink } from '@/lib/reach/sign-in/request-link'
import { emailField } from '@/lib/reach/sign-in/set-up-schema'

const input = z.object({ email: emailField, next: z.string().optional() })

/** Mails a link. What happens next is the same for every address, known or not. */
export const sendLink = action(
  input,
  (_, { email, next }) => requestLink({ email, next }),
  () => ({ goTo: '/sign-in/sent' }),
)

/** Mails a link to the address that a certificate went to, without saying which that is. */
export const claim = action(
  z.object({ publicId: z.string() }),
  (ctx, { publicId }) => claimCertificate(ctx, { publicId }),
  () => say('signIn.claim.sent'),
)

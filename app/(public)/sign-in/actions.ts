'use server'

import { z } from 'zod'
import { action } from '@/app/action'
import { signIn } from '@/lib/reach/sign-in/auth'
import { returnPath } from '@/lib/reach/sign-in/return-path'

const input = z.object({
  email: z
    .string({ error: 'Give your e-mail address.' })
    .trim()
    .pipe(z.email('Give an e-mail address, such as name@example.org.').max(254)),
  next: z.string().optional(),
})

/** Mails a link. What happens next is the same for every address, known or not. */
export const sendLink = action(
  input,
  async (_, { email, next }) => {
    await signIn('email', { email, redirectTo: returnPath(next), redirect: false })
  },
  () => ({ goTo: '/sign-in/sent' }),
)

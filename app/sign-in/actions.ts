'use server'

import { z } from 'zod'
import { action } from '@/app/action'
import { requestLink } from '@/lib/reach/sign-in/request-link'

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
  (_, { email, next }) => requestLink({ email, next }),
  () => ({ goTo: '/sign-in/sent' }),
)

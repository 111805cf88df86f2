import { z } from 'zod'
import { slug } from '@/lib/awards/issuers/schema'
import { messageKey } from '@/lib/platform/language/say'

/** An e-mail address as people type it. */
export const emailField = z
  .string({ error: messageKey('signIn.emailMissing') })
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email(messageKey('signIn.emailInvalid')))

const needed = (most: number) => z.string().trim().min(1).max(most)

/** What the first admin is asked for. */
export const setUpInput = z.object({
  token: z.string().max(200),
  name: needed(300),
  email: emailField,
  issuerName: needed(300),
  slug: slug.max(80),
})

export type SetUpInput = z.output<typeof setUpInput>

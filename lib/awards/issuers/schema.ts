import { z } from 'zod'
import { messageKey } from '@/lib/platform/language/say'

/** The form of a name in a link: lower-case words joined by hyphens. */
export const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, messageKey('people.slugForm'))

export const issuerInput = z.object({
  slug,
  name: z.string().trim().min(1, messageKey('people.issuerName')),
  url: z.url(messageKey('people.webAddress')).optional(),
  email: z.email(messageKey('people.emailForm')).optional(),
})
export type IssuerInput = z.input<typeof issuerInput>

export const inviteInput = z.object({
  issuerId: z.uuid(),
  email: z
    .string()
    .trim()
    .max(254)
    .pipe(z.email(messageKey('people.emailForm'))),
  role: z.enum(['reviewer', 'admin']),
})
export type InviteInput = z.input<typeof inviteInput>

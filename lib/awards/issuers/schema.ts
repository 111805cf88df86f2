import { z } from 'zod'

/** The form of a name in a link: lower-case words joined by hyphens. */
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use small letters, digits and single hyphens.')

export const issuerInput = z.object({
  slug,
  name: z.string().trim().min(1, 'Give the issuer a name.'),
  url: z.url('Give a full web address.').optional(),
  email: z.email('Give an e-mail address.').optional(),
})
export type IssuerInput = z.input<typeof issuerInput>

import { z } from 'zod'
import { messageKey } from '@/lib/platform/language/say'

export const addressInput = z.object({
  learnerId: z.uuid(),
  email: z
    .string()
    .trim()
    .max(254)
    .pipe(z.email(messageKey('people.emailForm'))),
})
export type AddressInput = z.input<typeof addressInput>

export const mergeInput = z.object({
  /** The learner that stays. */
  keepId: z.uuid(),
  /** The learner that turned out to be the same person. */
  mergeId: z.uuid(),
  /** The certificates that were shown as held twice: these are revoked, as replaced. */
  revokeIds: z.array(z.uuid()).max(200).default([]),
})
export type MergeInput = z.input<typeof mergeInput>

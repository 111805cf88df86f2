import { z } from 'zod'
import { messageKey } from '@/lib/platform/language/say'

export const privacyInput = z.object({ publicId: z.string() })
export type PrivacyInput = z.input<typeof privacyInput>

/** For how many days a share link works. */
const linkLifetimes = ['7', '30', '365', 'never'] as const

/** Most share links of one certificate that work at a time. */
export const linksAtMost = 50

export const makeShareLinkInput = z.object({
  publicId: z.string(),
  name: z
    .string({ error: messageKey('privacy.links.nameMissing') })
    .trim()
    .min(1, messageKey('privacy.links.nameMissing'))
    .max(80),
  lifetime: z.enum(linkLifetimes),
})
export type MakeShareLinkInput = z.input<typeof makeShareLinkInput>

export const endShareLinkInput = z.object({ linkId: z.uuid() })
export type EndShareLinkInput = z.input<typeof endShareLinkInput>

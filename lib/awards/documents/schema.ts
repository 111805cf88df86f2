import { z } from 'zod'
import { messageKey } from '@/lib/platform/language/say'

/** Most certificates that are chosen by hand. */
export const chosenLimit = 200

export const redrawIssuerInput = z.object({ issuerId: z.uuid() })

export const redrawChosenInput = z.object({
  certificateIds: z
    .array(z.uuid())
    .min(1, messageKey('certificates.chooseOne'))
    .max(chosenLimit, messageKey('certificates.tooMany'))
    .transform((ids) => [...new Set(ids)]),
})

export const redrawInput = z.object({ redrawId: z.uuid() })

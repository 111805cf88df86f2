import { z } from 'zod'
import { apiScopes } from '@/lib/platform/access/actor'
import { messageKey } from '@/lib/platform/language/say'

/** For how many days a key works. */
const keyLifetimes = ['30', '90', '365', 'never'] as const

export const makeKeyInput = z.object({
  issuerId: z.uuid(),
  name: z
    .string({ error: messageKey('apiKeys.nameMissing') })
    .trim()
    .min(1, messageKey('apiKeys.nameMissing'))
    .max(80),
  scopes: z
    .array(z.enum(apiScopes), { error: messageKey('apiKeys.scopeMissing') })
    .min(1, messageKey('apiKeys.scopeMissing'))
    .transform((scopes) => apiScopes.filter((scope) => scopes.includes(scope))),
  lifetime: z.enum(keyLifetimes),
})
export type MakeKeyInput = z.input<typeof makeKeyInput>

/** For how many days more the old key works beside the new one. */
const keyOverlaps = ['0', '1', '7'] as const

export const rotateKeyInput = z.object({ keyId: z.uuid(), overlap: z.enum(keyOverlaps) })
export type RotateKeyInput = z.input<typeof rotateKeyInput>

export const revokeKeyInput = z.object({ keyId: z.uuid() })
export type RevokeKeyInput = z.input<typeof revokeKeyInput>

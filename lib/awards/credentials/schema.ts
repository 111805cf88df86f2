import { z } from 'zod'

/** Ed25519 signs credentials; P-256 their form as a JWT. */
export const keyAlgorithms = ['ed25519', 'p256'] as const
export type KeyAlgorithm = (typeof keyAlgorithms)[number]

export const replaceKeyInput = z.object({
  issuerId: z.uuid(),
  algorithm: z.enum(keyAlgorithms),
  /** The key that the person has seen; none where there was none. */
  replaces: z.uuid().optional(),
})
export type ReplaceKeyInput = z.input<typeof replaceKeyInput>

export const retireKeyInput = z.object({ keyId: z.uuid() })
export type RetireKeyInput = z.input<typeof retireKeyInput>

export const compromiseKeyInput = z.object({
  keyId: z.uuid(),
  /** From when on others may have had it. */
  since: z.coerce.date({ error: 'credentials.keys.sinceMissing' }),
})
export type CompromiseKeyInput = z.input<typeof compromiseKeyInput>

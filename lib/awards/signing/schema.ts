import { z } from 'zod'

export const replaceKeyInput = z.object({
  issuerId: z.uuid(),
  /** The key that the person has seen; none where there was none. */
  replaces: z.uuid().optional(),
  algorithm: z.enum(['p256', 'rsa2048']).default('p256'),
})
export type ReplaceKeyInput = z.input<typeof replaceKeyInput>

import { z } from 'zod'
import { messageKey } from '@/lib/platform/language/say'

/** Kinds of reason; `certificates.reasonClass` has their words. */
export const reasonClasses = [
  'issued-in-error',
  'misconduct',
  'requirements-not-met',
  'replaced',
  'other',
] as const

const reason = z
  .string()
  .trim()
  .min(1, messageKey('certificates.sayWhy'))
  .max(1000, messageKey('certificates.reasonLength'))

const why = {
  reasonClass: z.enum(reasonClasses, { error: messageKey('certificates.chooseReason') }),
  reason,
}

export const revokeInput = z.object({ certificateId: z.uuid(), ...why })
export type RevokeInput = z.input<typeof revokeInput>

/** Most certificates that are revoked by one call. */
export const revokeLimit = 200

export const revokeManyInput = z.object({
  certificateIds: z
    .array(z.uuid())
    .min(1, messageKey('certificates.chooseOne'))
    .max(revokeLimit, messageKey('certificates.tooMany'))
    .transform((ids) => [...new Set(ids)]),
  ...why,
})
export type RevokeManyInput = z.input<typeof revokeManyInput>

export const suspendInput = z.object({ certificateId: z.uuid(), reason })
export type SuspendInput = z.input<typeof suspendInput>

export const liftInput = z.object({ certificateId: z.uuid() })
export type LiftInput = z.input<typeof liftInput>

/** What can make a certification worth deciding on: the name of the fact, and its subjects. */
export const batchTriggers = [
  'completion/recorded',
  'certificate/issued',
  'review/retried',
  'renewal/due',
  'learner/merged',
] as const
export type BatchTrigger = (typeof batchTriggers)[number]

import { z } from 'zod'
import { messageKey } from '@/lib/platform/language/say'

export const reasonClassLabels = {
  'issued-in-error': 'Issued in error',
  misconduct: 'Misconduct',
  'requirements-not-met': 'Requirements not met',
  replaced: 'Replaced by another',
  other: 'Other',
} as const

export type ReasonClass = keyof typeof reasonClassLabels
const reasonClasses = Object.keys(reasonClassLabels) as [ReasonClass, ...ReasonClass[]]

export const revokeInput = z.object({
  certificateId: z.uuid(),
  reasonClass: z.enum(reasonClasses, { error: messageKey('certificates.chooseReason') }),
  reason: z
    .string()
    .trim()
    .min(1, messageKey('certificates.sayWhy'))
    .max(1000, messageKey('certificates.reasonLength')),
})
export type RevokeInput = z.input<typeof revokeInput>

/** What can make a certification worth deciding on: the name of the fact, and its subjects. */
export const batchTriggers = [
  'completion/recorded',
  'certificate/issued',
  'review/retried',
  'renewal/due',
  'learner/merged',
] as const
export type BatchTrigger = (typeof batchTriggers)[number]

import type { Speak } from '@/app/speaker'
import type { ToldVerification } from '@/components/verification/told'
import type { Verification } from '@/lib/awards/verification/schema'

/** What was found, its sentences in the reader's language. */
export function tell(found: Verification, speak: Speak): ToldVerification {
  const checks = found.checks.map((check) => ({ ...check, detail: speak(check.detail) }))
  return { ...found, checks }
}

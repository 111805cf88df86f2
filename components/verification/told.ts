import type { Verification } from '@/lib/awards/verification/schema'
import type { Check } from '@/lib/proof/credentials/verify/checks'

/** A step of a verification, its sentence in the reader's language. */
export type ToldCheck = Omit<Check, 'detail'> & { detail: string }

/** What a verification found, as it is shown. */
export type ToldVerification = Omit<Verification, 'checks'> & { checks: ToldCheck[] }

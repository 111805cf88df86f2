import type { Asked } from '@/lib/proof/credentials/verify/answer-check'
import { textsIn } from './as-program'

/** What a verifier asks of proofs, in the VC-API's `options`. InputError for what is no text. */
export function askedIn(options: unknown): Asked {
  const names = ['challenge', 'domain', 'expectedProofPurpose'] as const
  const { expectedProofPurpose: proofPurpose, ...answer } = textsIn(options, names)
  return proofPurpose ? { ...answer, proofPurpose } : answer
}

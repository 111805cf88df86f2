import type { Asked } from '@/lib/proof/credentials/verify/answer-check'
import { textIn } from './as-program'

/** What a verifier asks of proofs, in the VC-API's `options`. InputError for what is no text. */
export function askedIn(options: unknown): Asked {
  const challenge = textIn(options, 'challenge')
  const domain = textIn(options, 'domain')
  const proofPurpose = textIn(options, 'expectedProofPurpose')
  return {
    ...{ ...(challenge && { challenge }), ...(domain && { domain }) },
    ...(proofPurpose && { proofPurpose }),
  }
}

import { textIn, textsIn } from '@/app/vc/as-program'
import { InputError } from '@/lib/platform/errors/errors'
import { say } from '@/lib/platform/language/say'
import { isObject } from '@/lib/proof/credentials/verify/json'
import { momentOf } from '@/lib/proof/credentials/verify/stamps'
import type { AskedProof } from '@/lib/reach/api/issue-credential'

/** What every proof of ours is. */
const ours = {
  ...{ type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022' },
  proofPurpose: 'assertionMethod',
}

/**
 * What a program asks of the proof that it wants (Data Integrity 1.0, section 4.2; EdDSA Cryptosuites 1.0,
 * section 3.2.5). InputError for a proof of another kind, a `created` that is no moment (it says when it
 * was signed, whatever is asked), an end, and an earlier proof: what is signed has none.
 */
export function askedProof(options: unknown): AskedProof {
  for (const [name, value] of Object.entries(ours)) {
    if ((textIn(options, name) ?? value) !== value) throw refused(name)
  }
  const created = textIn(options, 'created')
  if (created !== undefined && !momentOf(created)) throw refused('created')
  for (const name of ['expires', 'previousProof']) {
    if (isObject(options) && (options[name] ?? undefined) !== undefined) throw refused(name)
  }
  return textsIn(options, ['domain', 'challenge', 'verificationMethod'])
}

function refused(name: string) {
  return new InputError(say('apiKeys.problem.proofOption', { name }))
}

import { ownPath } from '@/lib/awards/verification/local-documents'
import { InputError } from '@/lib/platform/errors/errors'
import { say } from '@/lib/platform/language/say'
import { canonical } from '@/lib/proof/credentials/verify/canonical'
import { checkContexts } from '@/lib/proof/credentials/verify/context-check'
import { checkModel } from '@/lib/proof/credentials/verify/data-model'
import { Fault, orFault } from '@/lib/proof/credentials/verify/fault'
import { idOf, isObject, type JsonObject, listOf, names } from '@/lib/proof/credentials/verify/json'
import { readGiven } from '@/lib/proof/credentials/verify/open-credential'

/** What is to be signed: a credential that names its contexts. */
export type UnsignedCredential = JsonObject & { '@context': unknown }

/**
 * What a program wants signed, as it will be: a credential of the Verifiable Credentials Data Model 2.0
 * or 1.1 whose issuer is `did`. InputError, with the sentence, where it is not, where something in it
 * would not be covered by the signature, or where it passes for what the installation itself issues.
 */
export async function toUnsigned(given: unknown, did: string): Promise<UnsignedCredential> {
  const read = await orFault(() => prepare(given, did))
  if (read instanceof Fault) throw new InputError(read.sentence)
  return read
}

async function prepare(given: unknown, did: string): Promise<UnsignedCredential> {
  const { issuer, ...rest } = readGiven(given)
  const unset = issuer === undefined || (isObject(issuer) && Object.keys(issuer).length === 0)
  const credential: JsonObject = { ...rest, issuer: unset ? did : issuer }
  const version = checkModel(credential)
  checkContexts(credential)
  if (idOf(credential.issuer) !== did) throw new InputError(say('apiKeys.problem.issuer', { did }))
  if (credential.proof !== undefined) throw new InputError(say('apiKeys.problem.signed'))
  if (passesForOurs(credential)) throw new InputError(say('apiKeys.problem.ours'))
  const context = listOf(credential['@context'])
  const whole = { ...credential, '@context': version === '1.1' ? withProofTerms(context) : context }
  await canonical(whole, 'sha256')
  return whole
}

/** The terms of a proof, which the context of 1.1 lacks (Data Integrity 1.0, section 2.4). */
function withProofTerms(context: unknown[]): unknown[] {
  return context.includes(proofTerms) ? context : [...context, proofTerms]
}
const proofTerms = 'https://w3id.org/security/data-integrity/v2'

/**
 * Addresses of this installation name what it has on record, and its status lists say what its tables
 * say: neither is a program's to sign.
 */
function passesForOurs({ id, type }: JsonObject): boolean {
  const lists = ['BitstringStatusListCredential', 'StatusList2021Credential']
  return (typeof id === 'string' && ownPath(id) !== null) || lists.some((list) => names(type, list))
}

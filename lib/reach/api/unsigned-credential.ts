import { ownPath } from '@/lib/awards/verification/local-documents'
import { InputError } from '@/lib/platform/errors/errors'
import { say } from '@/lib/platform/language/say'
import { statusEntriesAt } from '@/lib/proof/credentials/build'
import { canonical } from '@/lib/proof/credentials/verify/canonical'
import { checkContexts } from '@/lib/proof/credentials/verify/context-check'
import { checkModel } from '@/lib/proof/credentials/verify/data-model'
import { Fault, orFault } from '@/lib/proof/credentials/verify/fault'
import { idOf, isObject, type JsonObject, listOf, names } from '@/lib/proof/credentials/verify/json'
import { readGiven } from '@/lib/proof/credentials/verify/open-credential'
import { readEntry } from '@/lib/proof/credentials/verify/status/read-entry'

/** What is to be signed: a credential that names its contexts. */
export type UnsignedCredential = JsonObject & { '@context': unknown[] }

/**
 * What a program wants signed, as it will be but for its place in the status lists: a credential of the
 * Verifiable Credentials Data Model 2.0 or 1.1 whose issuer is `did`. InputError, with the sentence,
 * where it is not, where something in it would not be covered by the signature, where its own status is
 * malformed, or where it passes for what the installation itself issues.
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
  checkOwnStatus(credential)
  const context = listOf(credential['@context'])
  const missing = version === '1.1' ? missingTerms(credential) : []
  const terms = missing.filter((url) => !context.includes(url))
  const whole = { ...credential, '@context': [...context, ...terms] }
  const sample = withStatus(whole, statusEntriesAt('0', { revocation: did, suspension: did }))
  await canonical(sample, 'sha256')
  return whole
}

/** What the context of 1.1 lacks: the terms of a proof, and of our status where none is given. */
function missingTerms({ credentialStatus }: JsonObject): string[] {
  const ofProof = 'https://w3id.org/security/data-integrity/v2'
  return credentialStatus === undefined
    ? [ofProof, 'https://www.w3.org/ns/credentials/status/v1']
    : [ofProof]
}

/** With these entries, where the credential brings no status of its own. */
export function withStatus(
  credential: UnsignedCredential,
  entries: ReturnType<typeof statusEntriesAt>,
): UnsignedCredential {
  return { ...credential, credentialStatus: credential.credentialStatus ?? entries }
}

/** Throws a Fault for an entry that no verifier could read. Those of kinds not known here pass. */
function checkOwnStatus({ credentialStatus }: JsonObject) {
  const known = ['BitstringStatusListEntry', 'StatusList2021Entry']
  for (const entry of listOf(credentialStatus)) {
    if (isObject(entry) && known.includes(String(entry.type))) readEntry(entry)
  }
}

/**
 * Addresses of this installation name what it has on record, and its status lists say what its tables
 * say: neither is a program's to sign, nor is a place in a list its own to choose.
 */
function passesForOurs({ id, type, credentialStatus }: JsonObject): boolean {
  const lists = ['BitstringStatusListCredential', 'StatusList2021Credential']
  const isOurs = (url: unknown) => typeof url === 'string' && ownPath(url) !== null
  const entries = listOf(credentialStatus).filter(isObject)
  return (
    isOurs(id) ||
    lists.some((list) => names(type, list)) ||
    entries.some((entry) => isOurs(entry.id) || isOurs(entry.statusListCredential))
  )
}

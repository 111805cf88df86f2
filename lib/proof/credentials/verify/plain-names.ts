import { say } from '@/lib/platform/language/say'
import { Fault } from './fault'
import { isObject, type JsonObject, listOf } from './json'

const vc = 'https://www.w3.org/2018/credentials#'
const names = (prefix: string, terms: readonly string[]): [string, string][] =>
  terms.map((term) => [term, `${prefix}${term}`])

/** Members that are read by their names, and would be missed under others: what JSON-LD makes of them. */
const members = {
  document: [
    ...names(vc, ['issuer', 'validFrom', 'validUntil', 'issuanceDate', 'expirationDate']),
    ...names(vc, ['credentialSubject', 'credentialStatus', 'holder', 'verifiableCredential']),
  ],
  proof: [
    ['created', 'http://purl.org/dc/terms/created'],
    ['expires', 'https://w3id.org/security#expiration'],
    ...names('https://w3id.org/security#', ['domain', 'challenge']),
  ],
  status: names('https://www.w3.org/ns/credentials/status#', ['statusSize']),
} as const satisfies Record<string, readonly (readonly [string, string])[]>

/**
 * Holds a document, or a proof's own members, to the names that it is read by. JSON-LD signs alike what
 * is written under an address or an alias, nested, or told of the same thing elsewhere in the document:
 * an end or a status could be hidden so from whoever reads JSON. `expanded` is what JSON-LD makes of it.
 * Throws a Fault of the signature that names the member.
 */
export function checkNames(
  document: JsonObject,
  expanded: readonly object[],
  kind: 'document' | 'proof',
) {
  const [root = {}, ...more] = expanded as JsonObject[]
  if (more.length > 0) throw otherName('@graph')
  same(document, root, kind)
  const entries = listOf(root[`${vc}credentialStatus`]).filter(isObject)
  const written = listOf(document.credentialStatus).filter(isObject)
  for (const [at, entry] of entries.entries()) same(written[at] ?? {}, entry, 'status')
  toldOnce(expanded, [root, ...entries])
}

function same(written: JsonObject, meant: JsonObject, kind: keyof typeof members) {
  if (kind === 'document' && written.id !== meant['@id']) throw otherName('id')
  for (const [name, meaning] of members[kind]) {
    if (listOf(written[name]).length !== listOf(meant[meaning]).length) throw otherName(name)
  }
}

/** Nothing else in the document says anything of what `known` tell of, nor says it backwards. */
function toldOnce(expanded: unknown, known: readonly JsonObject[]) {
  const ids = new Set<unknown>(known.map(({ '@id': id }) => id))
  const open: unknown[] = [expanded]
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (Array.isArray(value)) open.push(...value)
    if (!isObject(value)) continue
    open.push(...Object.values(value))
    if ('@reverse' in value) throw otherName('@reverse')
    if (value['@id'] === undefined || !ids.has(value['@id']) || known.includes(value)) continue
    const [said] = Object.keys(value).filter((name) => name !== '@id' && name !== '@type')
    if (said !== undefined) throw otherName(said)
  }
}

function otherName(name: string) {
  const field = name.slice(0, 80)
  return new Fault('signature', 'failed', say('verification.signature.otherName', { field }))
}

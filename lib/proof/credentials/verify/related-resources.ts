import { say } from '@/lib/platform/language/say'
import { decodeBase58 } from '../base58'
import { Fault } from './fault'
import { isObject, isUrl, listOf } from './json'

const algorithms = ['sha256', 'sha384', 'sha512'] as const
type Algorithm = (typeof algorithms)[number]

/**
 * Digests, in base64, of documents that are held here, as their publisher has them byte for byte. Of no
 * other resource are there any, since none is fetched.
 */
const held: Record<string, Record<Algorithm, string>> = {
  'https://www.w3.org/ns/credentials/v2': {
    sha256: 'WZVc7WaX1h4D8rJVb+vlMIqxaEKEb1tYbX8fet7JJzQ=',
    sha384: 'l/HrjlBCNWyAX91hr6LFV2Y3heB5Tcr6IeE4/Tje8YyzYBM8IhqjHWiWpr8+ZbYU',
    sha512:
      'XVVFK9Lc+KKfWikEc+skKxxft31OaPGgqoe6pNuiaUhS1l7GPUisBKmdlW+fcVO5QG+E0tBMdIabAsI5odgTBQ==',
  },
}

/**
 * Resources that go with a credential (VC Data Model 2.0, section 5.3): each named once, by one digest or
 * more. Throws a Fault of the format, for a digest of what is held here that is not its own, too.
 */
export function checkResources(resources: unknown) {
  const seen = new Set<unknown>()
  for (const one of listOf(resources)) {
    if (!isObject(one)) throw wrong('object')
    const { id, digestSRI, digestMultibase } = one
    if (!isUrl(id) || seen.has(id)) throw wrong('url', '.id')
    seen.add(id)
    const digests = [...listOf(digestSRI), ...listOf(digestMultibase)]
    const right = digests.length > 0 && digests.every((digest) => typeof digest === 'string')
    if (!right) throw wrong('digest')
    const known = Object.hasOwn(held, id) ? held[id] : undefined
    if (!known) continue
    const fits = [
      ...listOf(digestSRI).map((digest) => fitsSri(String(digest), known)),
      ...listOf(digestMultibase).map((digest) => fitsMultibase(String(digest), known)),
    ]
    if (!fits.every(Boolean)) {
      throw new Fault('format', 'failed', say('verification.format.otherDigest', { url: id }))
    }
  }
}

/** Subresource Integrity, section 3.5: one hash, and options that say nothing. */
function fitsSri(digest: string, known: Record<Algorithm, string>): boolean {
  const [, algorithm, hash] =
    /^(sha256|sha384|sha512)-([\w+/-]+={0,2})(?:\?.*)?$/.exec(digest) ?? []
  if (!algorithm || !hash) throw wrong('digest')
  return Buffer.from(hash, 'base64').equals(Buffer.from(known[algorithm as Algorithm], 'base64'))
}

/** What the digest of each kind is preceded by, as a multihash. */
const headers: Record<Algorithm, [code: number, bytes: number]> = {
  sha256: [0x12, 32],
  sha384: [0x20, 48],
  sha512: [0x13, 64],
}

/**
 * Data Integrity 1.0, section 2.6: a multihash. The hash alone is taken too, since others write it so; a
 * hash of another function cannot be compared, and fits.
 */
function fitsMultibase(digest: string, known: Record<Algorithm, string>): boolean {
  const bytes = decoded(digest)
  if (!bytes) throw wrong('digest')
  const kinds = Object.values(headers)
  const comparable = kinds.some(([code, size]) => bytes[0] === code || bytes.length === size)
  if (!comparable) return true
  return algorithms.some((algorithm) => {
    const hash = Buffer.from(known[algorithm], 'base64')
    return hash.equals(bytes) || Buffer.from([...headers[algorithm], ...hash]).equals(bytes)
  })
}

/** Multibase as credentials have it: base64url or base58btc. */
function decoded(text: string): Uint8Array | null {
  if (/^u[\w-]+$/.test(text)) return Buffer.from(text.slice(1), 'base64url')
  return text.startsWith('z') ? decodeBase58(text.slice(1)) : null
}

function wrong(rule: 'object' | 'url' | 'digest', member = '') {
  const field = `relatedResource${member}`
  return new Fault('format', 'failed', say(`verification.format.${rule}`, { field }))
}

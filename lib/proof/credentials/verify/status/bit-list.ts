import { type Sentence, say } from '@/lib/platform/language/say'
import { bitAt, decodeStatusList, UnreadableList } from '../../status-list'
import { checkSpan } from '../dates'
import { Fault, orFault } from '../fault'
import { type Deps, getText } from '../get'
import { isObject, type JsonObject, listOf, names } from '../json'
import { openCredential } from '../open-credential'
import type { BitEntry } from './read-entry'

const listTypes = [
  ...['application/vc', 'application/vc+ld+json', 'application/ld+json', 'application/json'],
  ...['application/vc+jwt', 'application/vc+ld+json+jwt', 'application/jwt', 'text/plain'],
]
/** The fewest places of a list (section 6.1), so that asking for one tells nobody which. */
const placesAtLeast = 131_072
/** Unpacked, of a list: eight million places of one bit. */
const bytesAtMost = 1024 * 1024

const unknown = (sentence: Sentence) => new Fault('status', 'unknown', sentence)

/**
 * The value at an entry's place in its list (Bitstring Status List 1.0, section 3.2). The list is a
 * credential of its own, of whatever issuer: it has to be signed, and valid now. Throws a Fault.
 */
export async function markedIn(entry: BitEntry, deps: Deps): Promise<number> {
  const list = await trustedList(entry.list, deps)
  const subject = list.credentialSubject
  const { credential, subject: kind } = entry.types
  const fits = names(list.type, credential) && isObject(subject) && names(subject.type, kind)
  if (!fits || (list.id !== undefined && list.id !== entry.list)) {
    throw unknown(say('verification.status.otherList'))
  }
  if (!listOf(subject.statusPurpose).every((one) => typeof one === 'string')) {
    throw unknown(say('verification.status.badList'))
  }
  if (!names(subject.statusPurpose, entry.purpose)) {
    throw unknown(say('verification.status.purpose'))
  }
  return valueAt(bitsOf(subject, entry), entry)
}

/** The credential that a list is, once its signature was found to fit. */
async function trustedList(url: string, deps: Deps): Promise<JsonObject> {
  const text = (await getText(deps.get, url, 'status', listTypes)).trim()
  const given = text.startsWith('{') ? { json: text } : { jwt: text }
  const opened = await orFault(() => openCredential(given, deps))
  if (opened instanceof Fault) throw unknown(say('verification.status.badList'))
  const { issuer, signature } = await opened.authenticate()
  if (issuer.outcome !== 'passed' || signature.outcome !== 'passed')
    throw unknown(say('verification.status.unverified'))
  const span = checkSpan(opened.span, deps.now)
  if (span.outcome === 'failed') throw unknown(say('verification.status.stale'))
  return opened.credential
}

function bitsOf({ encodedList }: JsonObject, { multibase }: BitEntry): Uint8Array {
  if (typeof encodedList !== 'string' || (multibase && !encodedList.startsWith('u'))) {
    throw unknown(say('verification.status.badList'))
  }
  try {
    return decodeStatusList(encodedList, { maxBytes: bytesAtMost })
  } catch (error) {
    if (!(error instanceof UnreadableList)) throw error
    throw unknown(say('verification.status.badList'))
  }
}

function valueAt(bits: Uint8Array, { index, size }: BitEntry): number {
  if (bits.length * 8 < placesAtLeast * size) throw unknown(say('verification.status.short'))
  const value = bitAt(bits, index, size)
  if (value === null) throw unknown(say('verification.status.range'))
  return value
}

import { say } from '@/lib/platform/language/say'
import { Fault } from '../fault'
import { isObject, isUrl, isWebAddress, type JsonObject, listOf } from '../json'

/** Where to look for a withdrawal: a place in a list, of one bit or more. */
export type BitEntry = {
  kind: 'bits'
  list: string
  index: number
  purpose: string
  size: number
  /** The type that the list has to have, and its subject. */
  types: { credential: string; subject: string }
  /** Bitstring Status List writes its list in multibase. */
  multibase: boolean
}
/** A list that names what was withdrawn, as 1EdTech has it. */
type NamedEntry = { kind: 'named'; list: string }

const bitstring = {
  types: { credential: 'BitstringStatusListCredential', subject: 'BitstringStatusList' },
  multibase: true,
}
const of2021 = {
  types: { credential: 'StatusList2021Credential', subject: 'StatusList2021' },
  multibase: false,
}

/**
 * Reads a `credentialStatus` (Bitstring Status List 1.0, section 2.1; StatusList2021; 1EdTech). What is
 * not well formed is wrong; a kind that is not known here is a Fault `unknown`.
 */
export function readEntry(entry: JsonObject): BitEntry | NamedEntry {
  if (entry.type === 'BitstringStatusListEntry') return readBits(entry, bitstring)
  if (entry.type === 'StatusList2021Entry') return readBits(entry, of2021)
  if (entry.type === '1EdTechRevocationList') {
    if (!isWebAddress(entry.id)) throw badEntry('id')
    return { kind: 'named', list: entry.id }
  }
  const kind = String(entry.type).slice(0, 80)
  throw new Fault('status', 'unknown', say('verification.status.unknownKind', { kind }))
}

function readBits(entry: JsonObject, form: Pick<BitEntry, 'types' | 'multibase'>): BitEntry {
  const { statusPurpose, statusListIndex, statusListCredential } = entry
  if (typeof statusPurpose !== 'string' || statusPurpose === '') throw badEntry('statusPurpose')
  if (typeof statusListIndex !== 'string' || !/^\d+$/.test(statusListIndex)) {
    throw badEntry('statusListIndex')
  }
  if (!isWebAddress(statusListCredential)) throw badEntry('statusListCredential')
  if (entry.id === statusListCredential) throw badEntry('id')
  if (!listOf(entry.statusReference).every(isUrl)) throw badEntry('statusReference')
  const size = form.multibase ? sizeOf(entry) : 1
  const index = Number(statusListIndex)
  return { kind: 'bits', list: statusListCredential, index, purpose: statusPurpose, size, ...form }
}

/** How many bits a place has; with more than one, each value has its message. */
function sizeOf({ statusSize = 1, statusMessage }: JsonObject): number {
  if (typeof statusSize !== 'number' || !Number.isInteger(statusSize) || statusSize < 1) {
    throw badEntry('statusSize')
  }
  const right =
    statusMessage === undefined ? statusSize === 1 : areMessages(statusMessage, 2 ** statusSize)
  if (!right) throw badEntry('statusMessage')
  return statusSize
}

function areMessages(given: unknown, count: number): boolean {
  if (!Array.isArray(given) || given.length !== count) return false
  return given.every((one) => {
    if (!isObject(one) || typeof one.message !== 'string') return false
    return typeof one.status === 'string' && /^0x[\da-f]+$/i.test(one.status)
  })
}

function badEntry(field: string) {
  return new Fault('status', 'failed', say('verification.status.badEntry', { field }))
}

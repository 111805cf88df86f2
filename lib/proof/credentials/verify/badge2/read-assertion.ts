import { say } from '@/lib/platform/language/say'
import { Fault } from '../fault'
import { isObject, isWebAddress, type JsonObject, listOf, names, textOf } from '../json'
import { momentOf } from '../stamps'

const context = 'https://w3id.org/openbadges/v2'

/** An Open Badges 2.0 assertion, with its members looked at. */
export type Assertion = {
  id: string
  object: JsonObject
  kind: 'hosted' | 'signed'
  /** The address of the key that signed it. */
  creator: string | null
  issuedOn: Date
  expires: Date | null
}

export function isBadge2(object: JsonObject): boolean {
  return names(object['@context'], context)
}

/** Reads an assertion (Open Badges 2.0, Assertion). Throws a Fault of the format. */
export function readAssertion(object: JsonObject): Assertion {
  mustBe(names(object.type, 'Assertion'), 'type', 'type')
  const kind = kindOf(object.verification)
  const { id } = object
  // What is signed may have any id; what is hosted is found there.
  if (kind === 'hosted') mustBe(isWebAddress(id), 'url', 'id')
  mustBe(typeof id === 'string' && id !== '', 'url', 'id')
  const { recipient } = object
  mustBe(isObject(recipient), 'object', 'recipient')
  const { type, identity, hashed } = recipient as JsonObject
  mustBe(typeof type === 'string', 'type', 'recipient.type')
  mustBe(typeof identity === 'string', 'missing', 'recipient.identity')
  mustBe(typeof hashed === 'boolean', 'missing', 'recipient.hashed')
  const { badge } = object
  mustBe(isWebAddress(badge) || isObject(badge), 'url', 'badge')
  const expires = object.expires === undefined ? null : momentOf(object.expires)
  mustBe(object.expires === undefined || expires !== null, 'date', 'expires')
  const issuedOn = momentOf(object.issuedOn)
  if (!issuedOn) throw fault('date', 'issuedOn')
  const creator = textOf((object.verification as JsonObject).creator)
  return { id: id as string, object, kind, creator, issuedOn, expires }
}

function kindOf(verification: unknown): Assertion['kind'] {
  mustBe(isObject(verification), 'missing', 'verification')
  const types = listOf((verification as JsonObject).type)
  if (types.some((type) => type === 'HostedBadge' || type === 'hosted')) return 'hosted'
  if (types.some((type) => type === 'SignedBadge' || type === 'signed')) return 'signed'
  throw fault('type', 'verification.type')
}

type Rule = 'type' | 'url' | 'object' | 'missing' | 'date'

function mustBe(right: boolean, rule: Rule, field: string) {
  if (!right) throw fault(rule, field)
}

function fault(rule: Rule, field: string) {
  return new Fault('format', 'failed', say(`verification.format.${rule}`, { field }))
}

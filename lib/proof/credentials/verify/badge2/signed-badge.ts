import { createPublicKey } from 'node:crypto'
import { say } from '@/lib/platform/language/say'
import { Fault } from '../fault'
import { type Deps, getJson } from '../get'
import { idOf, isObject, isWebAddress, type JsonObject, listOf } from '../json'
import type { Found } from '../keys/resolve-method'
import type { BadgeAndIssuer } from './find-issuer'
import type { Assertion } from './read-assertion'

const failed = (key: 'ob2Creator' | 'badKey' | 'noKeyNamed', issuer = '') =>
  new Fault('issuer', 'failed', say(`verification.issuer.${key}`, { issuer }))

/** The key that an assertion says it is signed with, if its issuer names it (Open Badges 2.0, SignedBadge). */
export async function badgeKey(
  assertion: Assertion,
  { issuer }: BadgeAndIssuer,
  { get }: Deps,
): Promise<Found> {
  const named = listOf(issuer.publicKey).map(idOf)
  const creator = assertion.creator ?? (named.length === 1 ? named[0] : null)
  if (!isWebAddress(creator)) throw failed('noKeyNamed')
  if (!named.includes(creator)) throw failed('ob2Creator', issuer.id)
  const unreadable = say('verification.issuer.notJson', { url: creator })
  const key = await getJson(get, creator, 'issuer', { unreadable })
  if (!isObject(key) || key.id !== creator || idOf(key.owner) !== issuer.id) {
    throw failed('ob2Creator', issuer.id)
  }
  if (typeof key.publicKeyPem !== 'string') throw failed('badKey')
  try {
    return { id: creator, key: createPublicKey(key.publicKeyPem) }
  } catch {
    throw failed('badKey')
  }
}

/** Whether the issuer's list of withdrawals names an assertion; null where it keeps none. */
export async function isListed(
  { object }: Assertion,
  { issuer }: BadgeAndIssuer,
  { get }: Deps,
): Promise<boolean | null> {
  const { revocationList } = issuer
  if (revocationList === undefined) return null
  const unreadable = say('verification.status.badList')
  if (!isWebAddress(revocationList)) throw new Fault('status', 'unknown', unreadable)
  const list = await getJson(get, revocationList, 'status', { unreadable })
  if (!isObject(list) || !Array.isArray(list.revokedAssertions)) {
    throw new Fault('status', 'unknown', unreadable)
  }
  if (list.issuer !== undefined && idOf(list.issuer) !== issuer.id) {
    throw new Fault('status', 'unknown', say('verification.status.otherList'))
  }
  return list.revokedAssertions.some((one: unknown) => isSame(one, object))
}

function isSame(listed: unknown, { id, uid }: JsonObject) {
  if (isObject(listed) && uid !== undefined && listed.uid === uid) return true
  return idOf(listed) === id
}

import { say } from '@/lib/platform/language/say'
import { Fault } from '../fault'
import { type Deps, getJson } from '../get'
import { idOf, isObject, type JsonObject, listOf } from '../json'

/**
 * Whether a list of 1EdTech's (Revocation List Status Method 1.0) names a credential as revoked. It is
 * not signed: that it comes from where the credential says, and names the same issuer, is what it has.
 */
export async function namedIn(url: string, credential: JsonObject, { get }: Deps) {
  const unreadable = say('verification.status.badList')
  const list = await getJson(get, url, 'status', { unreadable })
  if (!isObject(list) || list.id !== url || idOf(list.issuer) !== idOf(credential.issuer)) {
    throw new Fault('status', 'unknown', say('verification.status.otherList'))
  }
  const revoked = list.revokedCredential ?? list.revokedCredentials ?? []
  if (!Array.isArray(revoked)) throw new Fault('status', 'unknown', unreadable)
  if (credential.id === undefined) {
    throw new Fault('status', 'failed', say('verification.status.badEntry', { field: 'id' }))
  }
  return listOf(revoked).some(
    (one) => idOf(one) === credential.id && !(isObject(one) && one.revoked === false),
  )
}

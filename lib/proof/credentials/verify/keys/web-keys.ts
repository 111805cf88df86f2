import { say } from '@/lib/platform/language/say'
import { Fault } from '../fault'
import { type Deps, getJson } from '../get'
import { isObject, type JsonObject, originOf } from '../json'
import { jwkKey } from './method-key'
import { type Found, resolveMethod, type Wanted } from './resolve-method'

/**
 * The keys at an address that a token names, as 1EdTech has it: one key in JSON (a JWK), or a set of
 * which the address says one. Such a key names no controller: it is the issuer's if the issuer's id
 * is at the same host. Anything else there has to be a verification method.
 */
export async function webKeys(kid: string, wanted: Wanted, deps: Deps): Promise<Found[]> {
  const [url = '', fragment] = kid.split('#')
  const document = await getJson(deps.get, url, 'issuer', {
    accept: ['application/jwk+json', 'application/jwk-set+json'],
    unreadable: say('verification.issuer.notJson', { url }),
  })
  if (!isObject(document)) throw noKey()
  if (!('kty' in document) && !Array.isArray(document.keys)) {
    return [await resolveMethod(kid, wanted, deps)]
  }
  if (originOf(wanted.issuer) !== originOf(url)) {
    const values = { url, issuer: wanted.issuer }
    throw new Fault('issuer', 'failed', say('verification.issuer.otherOrigin', values))
  }
  const keys = named(document, [kid, fragment])
  if (keys.length === 0) throw noKey()
  return keys.map((jwk) => ({ id: kid, key: jwkKey(jwk) }))
}

/** One key as it is; of a set the one that bears one of the names, or the only one. */
function named(document: JsonObject, ids: (string | undefined)[]): unknown[] {
  if (!Array.isArray(document.keys)) return [document]
  const fitting = document.keys.filter(
    (jwk) => isObject(jwk) && jwk.kid !== undefined && ids.includes(String(jwk.kid)),
  )
  return fitting.length > 0 || document.keys.length !== 1 ? fitting.slice(0, 10) : document.keys
}

function noKey() {
  return new Fault('issuer', 'failed', say('verification.issuer.noKey'))
}

import { say } from '@/lib/platform/language/say'
import { Fault } from '../fault'
import { type Get, getJson } from '../get'
import { idOf, isObject, isWebAddress, type JsonObject, listOf, names, originOf } from '../json'

export type BadgeAndIssuer = { badge: JsonObject; issuer: JsonObject & { id: string } }

/**
 * The badge class of an assertion and its issuer. The issuer is always fetched from its own address:
 * what others write about it says nothing. Throws a Fault of the issuer.
 */
export async function findIssuer(assertion: JsonObject, get: Get): Promise<BadgeAndIssuer> {
  const badge = isObject(assertion.badge)
    ? assertion.badge
    : await hostedObject(assertion.badge, 'BadgeClass', get)
  const id = idOf(badge.issuer)
  const issuer = await hostedObject(id, 'Profile', get)
  return { badge, issuer: { ...issuer, id: issuer.id as string } }
}

async function hostedObject(url: unknown, type: string, get: Get): Promise<JsonObject> {
  const broken = say('verification.issuer.ob2Broken')
  if (!isWebAddress(url)) throw new Fault('issuer', 'failed', broken)
  const object = await getJson(get, url, 'issuer', { unreadable: broken })
  const kinds = type === 'Profile' ? ['Profile', 'Issuer'] : [type]
  if (!isObject(object) || object.id !== url || !kinds.some((kind) => names(object.type, kind))) {
    throw new Fault('issuer', 'failed', broken)
  }
  return object
}

/**
 * Whether an address is one where the issuer keeps its assertions (Open Badges 2.0, HostedBadge): it
 * begins as the issuer says, or is of an origin that it says, or else of its own.
 */
export function checkHosted(url: string, issuer: BadgeAndIssuer['issuer']) {
  const { startsWith, allowedOrigins } = isObject(issuer.verification) ? issuer.verification : {}
  const { origin, host } = new URL(url)
  const starts = listOf(startsWith).map(String)
  const origins = listOf(allowedOrigins).map(String)
  const right =
    starts.length > 0
      ? starts.some((start) => begins(url, start))
      : origins.length > 0
        ? origins.includes(origin) || origins.includes(host)
        : originOf(issuer.id) === origin
  if (right) return
  const named = say('verification.issuer.hostedElsewhere', { issuer: issuer.id })
  throw new Fault('issuer', 'failed', named)
}

/** A beginning without its slash would fit other hosts too: https://a.example fits a.example.org. */
function begins(url: string, start: string) {
  return originOf(start) === originOf(url) && url.startsWith(start)
}

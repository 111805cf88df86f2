import type { KeyObject } from 'node:crypto'
import { say } from '@/lib/platform/language/say'
import { Fault } from '../fault'
import { type Deps, getJson } from '../get'
import { idOf, isObject, isWebAddress, type JsonObject, listOf } from '../json'
import { momentOf } from '../stamps'
import { methodKey } from './method-key'
import { fetchDocument, resolveDid } from './resolve-did'

/** What a key may be used for; its controller's document lists it there. */
export type Purpose = 'assertionMethod' | 'authentication'

/** A key that was found, by the full name of its method. */
export type Found = { id: string; key: KeyObject }

/** Whose key it has to be, and what for. */
export type Wanted = { issuer: string; purpose: Purpose }

const failed = (
  key:
    | 'noKey'
    | 'notAuthorised'
    | 'revokedKey'
    | 'expiredKey'
    | 'badKey'
    | 'otherController'
    | 'badDid',
  values: Record<string, string> = {},
) => new Fault('issuer', 'failed', say(`verification.issuer.${key}`, values))

/**
 * The key that a verification method names, if its controller is `issuer` and allows it `purpose`
 * (Controlled Identifiers 1.0, section 3.3). Throws a Fault of the issuer; `unknown` for whatever
 * cannot be had.
 */
export async function resolveMethod(url: string, wanted: Wanted, deps: Deps): Promise<Found> {
  const [base = '', fragment, ...more] = url.split('#')
  if (more.length > 0 || fragment === '') throw failed('badDid')
  const isDid = base.startsWith('did:')
  if (isDid && !fragment) throw failed('badDid')
  if (isDid && base !== wanted.issuer) {
    throw failed('otherController', { controller: base, issuer: wanted.issuer })
  }
  if (!isDid && !isWebAddress(url)) {
    throw new Fault('issuer', 'unknown', say('verification.issuer.unknownMethod', { issuer: url }))
  }
  const document = isDid ? await resolveDid(base, deps.get) : await documentOf(url, base, deps)
  return allowed(document, url, wanted, deps.now)
}

/** All keys that a DID lets sign for it, for tokens that do not say which. */
export async function listMethods(wanted: Wanted, deps: Deps): Promise<Found[]> {
  const document = await resolveDid(wanted.issuer, deps.get)
  const ids = listOf(document[wanted.purpose]).map((one) => absolute(idOf(one), document))
  if (ids.length === 0 || ids.length > 10) throw failed('noKey')
  return ids.map((id) => allowed(document, id, wanted, deps.now))
}

/**
 * The document of the controller, by the web: what the method's address leads to, or, where that is
 * the method alone, what its controller's address leads to.
 */
async function documentOf(url: string, base: string, { get }: Deps): Promise<JsonObject> {
  const document = await getJson(get, base, 'issuer', {
    unreadable: say('verification.issuer.notJson', { url: base }),
  })
  if (!isObject(document)) {
    throw new Fault('issuer', 'unknown', say('verification.issuer.notJson', { url: base }))
  }
  if (document.id === base && document.controller === undefined) return document
  const controller = idOf(document.controller)
  if (document.id !== url || !controller) throw failed('noKey')
  return controller.startsWith('did:')
    ? await resolveDid(controller, get)
    : await fetchDocument(controller, controller, get)
}

function allowed(document: JsonObject, url: string, wanted: Wanted, now: Date): Found {
  const method = methodIn(document, url)
  const controller = idOf(method.controller) ?? 'nobody'
  if (controller !== wanted.issuer || document.id !== wanted.issuer) {
    throw failed('otherController', { controller, issuer: wanted.issuer })
  }
  const listed = listOf(document[wanted.purpose])
  if (!listed.some((one) => absolute(idOf(one), document) === url)) throw failed('notAuthorised')
  checkEnds(method, now)
  return { id: url, key: methodKey(method) }
}

/** The one method by that name: listed with the document's keys, or written out where it is used. */
function methodIn(document: JsonObject, url: string): JsonObject {
  const uses = ['verificationMethod', 'assertionMethod', 'authentication']
  const methods = uses
    .flatMap((use) => listOf(document[use]))
    .filter(isObject)
    .filter((method) => absolute(idOf(method), document) === url)
  const [method] = methods
  if (!method) throw failed('noKey')
  // Two keys by one name: which of them was meant cannot be told.
  if (methods.length > 1) throw failed('badKey')
  return method
}

function absolute(id: string | null, document: JsonObject): string {
  return id?.startsWith('#') ? `${document.id}${id}` : (id ?? '')
}

function checkEnds({ revoked, expires }: JsonObject, now: Date) {
  const past = (value: unknown) => {
    const moment = momentOf(value)
    if (!moment) throw failed('badKey')
    return moment <= now
  }
  if (revoked !== undefined && past(revoked)) throw failed('revokedKey')
  if (expires !== undefined && past(expires)) throw failed('expiredKey')
}

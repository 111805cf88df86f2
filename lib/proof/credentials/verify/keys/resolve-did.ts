import { say } from '@/lib/platform/language/say'
import { Fault } from '../fault'
import { type Get, getJson } from '../get'
import { isObject, type JsonObject } from '../json'
import { readJson } from '../limits'

const failed = (key: 'badDid' | 'badKey' | 'otherDocument', url = '') =>
  new Fault('issuer', 'failed', say(`verification.issuer.${key}`, { url }))

/**
 * The document of a DID: fetched for did:web, made of the id itself for did:key and did:jwk. Throws a
 * Fault of the issuer: `unknown` for other methods and what cannot be had.
 */
export async function resolveDid(did: string, get: Get): Promise<JsonObject> {
  const [, method, id] = /^did:([a-z0-9]+):([A-Za-z0-9.\-_:%]+)$/.exec(did) ?? []
  if (!method || !id) throw failed('badDid')
  if (method === 'web') return await fetchDocument(webAddress(id), did, get)
  if (method === 'key') return keyDocument(did, id)
  if (method === 'jwk') return jwkDocument(did, id)
  throw new Fault('issuer', 'unknown', say('verification.issuer.unknownMethod', { issuer: did }))
}

/**
 * A document about keys, which must say that it is about whom it was asked for (Controlled Identifiers
 * 1.0, section 3.3).
 */
export async function fetchDocument(url: string, id: string, get: Get): Promise<JsonObject> {
  const document = await getJson(get, url, 'issuer', {
    accept: ['application/did', 'application/did+json', 'application/did+ld+json'],
    unreadable: say('verification.issuer.notJson', { url }),
  })
  if (!isObject(document)) {
    throw new Fault('issuer', 'unknown', say('verification.issuer.notJson', { url }))
  }
  if (document.id !== id) throw failed('otherDocument', url)
  return document
}

/** Where a did:web keeps its document (did:web method, 3.2): always by https. */
function webAddress(id: string): string {
  const [host = '', ...path] = id.split(':')
  const named = host.replace(/%3A(\d{1,5})$/i, ':$1')
  const plain = /^[a-z0-9.-]+(?::\d+)?$/i.test(named) && !/^[\d.]+(?::|$)/.test(named)
  if (!plain || !path.every(isPathPart)) throw failed('badDid')
  return path.length > 0
    ? `https://${named}/${path.join('/')}/did.json`
    : `https://${named}/.well-known/did.json`
}

/** A part of a path that stays where it is put: no dots that climb, no slash in disguise. */
function isPathPart(part: string) {
  return /^(?:[A-Za-z0-9._-]|%[0-9A-F]{2})+$/i.test(part) && !/^(?:\.|%2e)+$|%2f|%5c/i.test(part)
}

/** did:key, 3.1: the one key that the id is may do everything. */
function keyDocument(did: string, multibase: string): JsonObject {
  const id = `${did}#${multibase}`
  const method = { id, type: 'Multikey', controller: did, publicKeyMultibase: multibase }
  return { id: did, verificationMethod: [method], assertionMethod: [id], authentication: [id] }
}

/** did:jwk: the id is the key, in base64url; the only key is #0. */
function jwkDocument(did: string, encoded: string): JsonObject {
  const jwk = jwkIn(encoded)
  const id = `${did}#0`
  const method = { id, type: 'JsonWebKey', controller: did, publicKeyJwk: jwk }
  const uses = jwk.use === 'enc' ? {} : { assertionMethod: [id], authentication: [id] }
  return { id: did, verificationMethod: [method], ...uses }
}

function jwkIn(encoded: string): JsonObject {
  const bytes = Buffer.from(encoded, 'base64url')
  if (bytes.toString('base64url') !== encoded) throw failed('badDid')
  try {
    const jwk = readJson(bytes.toString())
    if (isObject(jwk)) return jwk
  } catch (error) {
    if (!(error instanceof Fault)) throw error
  }
  throw failed('badDid')
}

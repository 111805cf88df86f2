import { say } from '@/lib/platform/language/say'
import { authenticateIssuer } from './authenticate-issuer'
import type { Authenticity } from './authenticity'
import { checkContexts } from './context-check'
import { checkModel, dateNames, type ModelVersion } from './data-model'
import type { Span } from './dates'
import { isEnveloped, tokenIn } from './envelope'
import { Fault } from './fault'
import type { Deps } from './get'
import { isObject, type JsonObject } from './json'
import { measure, readJson } from './limits'
import { momentOf } from './stamps'
import { authenticateToken, readToken, type Token } from './token'

/** A credential as it is given: JSON, parsed or (better: nothing is lost) as text; or a JWT. */
export type Given = { json: unknown } | { jwt: string }

export type Opened = {
  credential: JsonObject
  version: ModelVersion
  span: Span
  authenticate: () => Promise<Authenticity>
}

/**
 * Reads a credential of the W3C data model, however it is secured. Throws a Fault of the format; its
 * signature is looked at once `authenticate` is asked for.
 */
export async function openCredential(given: Given, deps: Deps): Promise<Opened> {
  if ('jwt' in given) return openToken(readToken(given.jwt), deps)
  return openObject(readGiven(given.json), deps)
}

/** What was given as JSON, within the limits. */
export function readGiven(json: unknown): JsonObject {
  const read = typeof json === 'string' ? readJson(json) : json
  if (typeof json !== 'string') measure(json)
  if (isObject(read)) return read
  throw new Fault('format', 'failed', say('verification.format.notObject'))
}

export function openToken(token: Token, deps: Deps): Opened {
  const { credential } = token
  return { ...read(credential), authenticate: () => authenticateToken(token, deps) }
}

export function openObject(credential: JsonObject, deps: Deps): Opened {
  if (isEnveloped(credential, 'credential')) {
    return openToken(readToken(tokenIn(credential, 'credential')), deps)
  }
  return { ...read(credential), authenticate: () => authenticateIssuer(credential, deps) }
}

function read(credential: JsonObject): Omit<Opened, 'authenticate'> {
  const version = checkModel(credential)
  checkContexts(credential)
  const [from, until] = dateNames[version].map((name) => momentOf(credential[name]))
  return { credential, version, span: { from: from ?? null, until: until ?? null } }
}

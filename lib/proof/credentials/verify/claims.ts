import { say } from '@/lib/platform/language/say'
import { dateNames, versionOf } from './data-model'
import { Fault } from './fault'
import { idOf, isObject, type JsonObject, sameJson } from './json'
import { momentOf } from './stamps'

/**
 * The credential in the payload of a JWT: its members beside the claims (VC-JOSE-COSE; Open Badges
 * 3.0), or in the claim `vc` (VC Data Model 1.1, section 6.3.1), where claims may stand for members.
 * A claim and a member that both are there have to say the same: a Fault of the format.
 */
export function credentialIn(payload: JsonObject): JsonObject {
  const { iss, jti, sub, nbf, exp, iat: _iat, aud: _aud, cnf: _cnf, vc, ...members } = payload
  if (vc !== undefined && !isObject(vc)) throw disagrees('vc', 'vc')
  const credential = { ...(vc ?? members) }
  if (vc) for (const name of ends) agreeBeside(vc, name, members)
  const [from, until] = dateNames[versionOf(credential['@context']) ?? '2.0']
  agree(iss, 'iss', 'issuer', idOf(credential.issuer))
  agree(jti, 'jti', 'id', credential.id)
  agreeInTime(nbf, 'nbf', from, credential)
  agreeInTime(exp, 'exp', until, credential)
  if (iss !== undefined && vc) credential.issuer ??= iss
  if (jti !== undefined) credential.id ??= jti
  if (sub !== undefined) credential.credentialSubject = about(sub, credential.credentialSubject)
  return credential
}

/** Members by which a credential begins, ends or is withdrawn: beside it they would be passed over. */
const ends = [...dateNames['1.1'], ...dateNames['2.0'], 'credentialStatus']

function agreeBeside(credential: JsonObject, name: string, members: JsonObject) {
  if (name in members && !sameJson(members[name], credential[name])) throw disagrees('vc', name)
}

/**
 * The same of a presentation, beside the claims or in the claim `vp` (VC Data Model 1.1, section 6.3.1),
 * whose holder signs it.
 */
export function presentationIn(payload: JsonObject): JsonObject {
  const { iss, jti, vp, ...more } = payload
  const { sub: _sub, nbf: _nbf, exp: _exp, iat: _iat, aud: _aud, nonce: _nonce, ...members } = more
  if (vp !== undefined && !isObject(vp)) throw disagrees('vp', 'vp')
  const presentation = { ...(vp ?? members) }
  agree(iss, 'iss', 'holder', idOf(presentation.holder))
  agree(jti, 'jti', 'id', presentation.id)
  if (iss !== undefined) presentation.holder ??= iss
  if (jti !== undefined) presentation.id ??= jti
  return presentation
}

function agree(claim: unknown, name: string, field: string, member: unknown) {
  if (claim === undefined) return
  const right = typeof claim === 'string' && (claim === member || (member ?? null) === null)
  if (!right) throw disagrees(name, field)
}

/** Claims have whole seconds; where the member is missing, the claim stands for it. */
function agreeInTime(claim: unknown, name: string, field: string, credential: JsonObject) {
  if (claim === undefined) return
  if (typeof claim !== 'number' || Math.abs(claim) > 8e12) throw disagrees(name, field)
  const written = new Date(Math.floor(claim) * 1000).toISOString()
  credential[field] ??= written
  const moment = momentOf(credential[field])
  // What is no date is told of by the data model.
  if (moment && Math.floor(moment.getTime() / 1000) !== Math.floor(claim)) {
    throw disagrees(name, field)
  }
}

function about(sub: unknown, subject: unknown): unknown {
  const [one, ...more] = Array.isArray(subject) ? subject : [subject]
  if (one === undefined || !isObject(one)) return subject
  const right =
    typeof sub === 'string' && more.length === 0 && [undefined, sub].includes(one.id as string)
  if (!right) throw disagrees('sub', 'credentialSubject.id')
  return { ...one, id: sub }
}

function disagrees(claim: string, field: string) {
  return new Fault('format', 'failed', say('verification.format.claim', { claim, field }))
}

import { decodeJwt } from 'jose'
import { issuerDid } from '@/lib/awards/credentials/addresses'
import type { Ctx } from '@/lib/platform/access/context'
import { settings } from '@/lib/platform/env/settings'
import { say } from '@/lib/platform/language/say'
import { isBadge2 } from '@/lib/proof/credentials/verify/badge2/read-assertion'
import { type Check, verdictOf } from '@/lib/proof/credentials/verify/checks'
import { isEnveloped, tokenIn } from '@/lib/proof/credentials/verify/envelope'
import type { JsonObject } from '@/lib/proof/credentials/verify/json'
import { findRecord, type Issued, type Recorded } from './find-record'
import { check, standingChecks } from './own-checks'
import { type Readable, readCredential } from './read-credential'
import { differencesOf, sameContent, sameIssued } from './same-credential'
import type { Given, Verification } from './schema'

/**
 * What stands of a credential, ours or anyone's. Whoever has one of ours is told all of it, be it
 * private or not. A key of ours that leaked or was retired is believed as far as the log and the
 * record go: what is, letter for letter, what we issued with it.
 */
export async function verifyGivenCredential(
  ctx: Ctx,
  given: Readable,
  how: Given,
): Promise<Verification> {
  const { checks, facts, verificationMethod } = await readCredential(ctx, given)
  const publicId = facts?.id ? ownId(facts.id) : null
  if (publicId === null || !facts) {
    // No record tells what was signed before a key leaked: the key counts for what it is now.
    const ours = facts !== null && isOwnDid(facts.issuer.id)
    const now = ours ? (await readCredential(ctx, given, { asSigned: false })).checks : checks
    const told = [...now, check('record', 'none', say('record.record.elsewhere'))]
    return {
      ...{ verdict: verdictOf(told), given: how, checks: told, differences: [] },
      ...(facts ? { foreign: facts } : {}),
    }
  }
  const record = await findRecord(ctx, publicId)
  const issued = record ? findIssued(record, given) : undefined
  // Who holds no credential of a private certificate is not told that there is one.
  if (!record || (record.shown.private && !issued)) {
    const told = [...checks, check('record', 'failed', say('record.record.never'))]
    return { verdict: verdictOf(told), given: how, checks: told, differences: [] }
  }
  const told = ownChecks(checks, record, issued, verificationMethod)
  return {
    ...{ verdict: verdictOf(told), given: how, checks: told },
    ...{ differences: differencesOf(record, facts), certificate: record.shown },
  }
}

/** The credential of ours that this one is, in either of its forms. */
function findIssued(record: Recorded, given: Readable): Issued | undefined {
  if ('jwt' in given) return sameContent(record, decodeJwt(given.jwt) as Record<string, unknown>)
  // It was read before, within its limits.
  const { json } = given
  const credential = (typeof json === 'string' ? JSON.parse(json) : json) as JsonObject
  // We issue none; and it may say that it is an envelope too, which nobody has looked into.
  if (isBadge2(credential)) return undefined
  if (isEnveloped(credential, 'credential')) {
    return findIssued(record, { jwt: tokenIn(credential, 'credential') })
  }
  return sameIssued(record, credential)
}

/** Whether an issuer is one of this installation, whose document says more to us than to others. */
function isOwnDid(did: string): boolean {
  return did.startsWith(issuerDid(''))
}

/** The public id in a credential's id, where it names a certificate of this site. */
function ownId(id: string): string | null {
  const prefix = `${settings().baseUrl}/c/`
  return id.startsWith(prefix) ? id.slice(prefix.length) : null
}

function ownChecks(
  read: Check[],
  record: Recorded,
  issued: Issued | undefined,
  method: string | null,
): Check[] {
  const by = (name: Check['name']) => read.find((one) => one.name === name) as Check
  const signature = believed(by('signature'), record, issued, method)
  // Its own dates are the issuer's word only where the issuer signed them.
  const standing =
    signature.outcome === 'passed' ? standingChecks(record) : [by('dates'), by('status')]
  return [
    ...[by('format'), by('issuer'), signature, ...standing, by('schema')],
    issued
      ? check('record', 'passed', say('record.record.sameSigned'))
      : check('record', 'failed', say('record.record.differs')),
  ]
}

/**
 * Whether a signature that fits may be believed, by what has become of the key since. A JWT is signed
 * when it is asked for and so is in no log: one by a leaked key is never believed.
 */
function believed(
  signature: Check,
  { shown, leaked }: Recorded,
  issued: Issued | undefined,
  method: string | null,
): Check {
  if (signature.outcome !== 'passed') return signature
  const key = method?.split('#')[1] ?? ''
  const trustedSize = leaked.get(key)
  const logged = issued?.publicKey === key ? issued.position : null
  if (trustedSize !== undefined && !(logged !== null && logged < trustedSize)) {
    return check('signature', 'failed', say('record.signature.compromised'))
  }
  return check('signature', 'passed', say('record.signature.fits', { issuer: shown.issuer.name }))
}

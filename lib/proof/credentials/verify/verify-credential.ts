import { say } from '@/lib/platform/language/say'
import { notReached } from './authenticity'
import { isBadge2, verifyBadge2 } from './badge2/verify-badge2'
import { checkSchema } from './check-schema'
import type { Check } from './checks'
import { checkSpan } from './dates'
import { type ForeignFacts, factsOf } from './facts'
import { checkOf, Fault, orFault } from './fault'
import type { Deps } from './get'
import { type Given, type Opened, openObject, openToken, readGiven } from './open-credential'
import { checkStatus } from './status/check-status'
import { readSigned, readToken } from './token'

export type { Get } from './get'

/**
 * What was found: a check for each step but the record, which the caller has. `verificationMethod`
 * names the key whose signature fits.
 */
export type Verified = {
  checks: Check[]
  facts: ForeignFacts | null
  verificationMethod: string | null
}

/**
 * Verifies anyone's credential, as JSON (best as its text: a parsed object may have lost what stood
 * twice) or as a JWT: W3C data model 2.0 and 1.1, Open Badges 3.0 and 2.0. Whatever it is given, it
 * answers, in bounded time; it throws only what is a bug.
 */
export async function verifyCredential(given: Given, deps: Deps): Promise<Verified> {
  const found = await orFault(() =>
    'jwt' in given ? verifyToken(given.jwt, deps) : verifyObject(given.json, deps),
  )
  return found instanceof Fault ? unread(found) : found
}

async function verifyToken(jwt: string, deps: Deps): Promise<Verified> {
  const signed = readSigned(jwt.trim())
  if (isBadge2(signed.payload)) return await verifyBadge2({ signed }, deps)
  return await verifyOpened(openToken(readToken(signed.jwt), deps), deps)
}

async function verifyObject(json: unknown, deps: Deps): Promise<Verified> {
  const object = readGiven(json)
  if (isBadge2(object)) return await verifyBadge2({ assertion: object }, deps)
  return await verifyOpened(openObject(object, deps), deps)
}

/** The steps, by what was read; the signature comes before the schema, which says less. */
async function verifyOpened(opened: Opened, deps: Deps): Promise<Verified> {
  const { issuer, signature, method } = await opened.authenticate()
  const format = say(`verification.format.${opened.version === '2.0' ? 'vc2' : 'vc1'}`)
  // Addresses in what nobody signed are nobody's wish that we ask there.
  const signed = signature.outcome === 'passed'
  return {
    checks: [
      checkOf('format', 'passed', format),
      issuer,
      signature,
      checkSpan(opened.span, deps.now),
      signed ? await checkStatus(opened.credential, deps) : notReached('status'),
      checkSchema(opened),
    ],
    facts: factsOf(opened),
    verificationMethod: method,
  }
}

/** What could not be read has nothing further to be checked. */
function unread(fault: Fault): Verified {
  const rest = ['issuer', 'signature', 'dates', 'status', 'schema'] as const
  return { checks: [fault.check, ...rest.map(notReached)], facts: null, verificationMethod: null }
}

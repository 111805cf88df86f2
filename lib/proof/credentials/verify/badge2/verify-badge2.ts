import { say } from '@/lib/platform/language/say'
import { type Authenticity, authenticate, notReached } from '../authenticity'
import type { Check } from '../checks'
import { checkSpan } from '../dates'
import type { ForeignFacts } from '../facts'
import { checkOf, Fault, orFault } from '../fault'
import { type Deps, getJson } from '../get'
import { isObject, type JsonObject, sameJson, textOf } from '../json'
import { checkAlgorithm, fittingKey, type Signed } from '../token'
import type { Verified } from '../verify-credential'
import { type BadgeAndIssuer, checkHosted, findIssuer } from './find-issuer'
import { type Assertion, isBadge2, readAssertion } from './read-assertion'
import { badgeKey, isListed } from './signed-badge'

export { isBadge2 }

/**
 * Verifies an Open Badge 2.0: one that is hosted by what its issuer's site says of it now, one that
 * is signed by the key that its issuer names. Throws a Fault of the format.
 */
export async function verifyBadge2(
  given: { assertion: JsonObject } | { signed: Signed },
  deps: Deps,
): Promise<Verified> {
  const signed = 'signed' in given ? given.signed : null
  const assertion = readAssertion(signed?.payload ?? (given as { assertion: JsonObject }).assertion)
  const found = await orFault(() => findIssuer(assertion.object, deps.get))
  const checks =
    assertion.kind === 'signed'
      ? await signedChecks(assertion, signed, found, deps)
      : await hostedChecks(assertion, found, deps)
  return {
    checks: [
      checkOf('format', 'passed', say('verification.format.ob2')),
      checks.issuer,
      checks.signature,
      checkSpan({ from: assertion.issuedOn, until: assertion.expires }, deps.now),
      checks.status,
      checkOf('schema', 'none', say('verification.schema.none')),
    ],
    facts: factsOf(assertion, found),
    verificationMethod: checks.method,
  }
}

type Checks = Authenticity & { status: Check }

async function signedChecks(
  assertion: Assertion,
  signed: Signed | null,
  found: BadgeAndIssuer | Fault,
  deps: Deps,
): Promise<Checks> {
  const authenticity = await authenticate({
    issuer: found instanceof Fault ? '' : found.issuer.id,
    read() {
      // The assertion alone, taken out of its signature, is signed by nobody.
      if (!signed) throw new Fault('signature', 'failed', say('verification.signature.none'))
      return checkAlgorithm(signed)
    },
    async find() {
      if (found instanceof Fault) throw found
      return [await badgeKey(assertion, found, deps)]
    },
    fit: fittingKey,
  })
  if (found instanceof Fault || authenticity.signature.outcome !== 'passed') {
    return { ...authenticity, status: notReached('status') }
  }
  const listed = await orFault(() => isListed(assertion, found, deps))
  return { ...authenticity, status: listed instanceof Fault ? listed.check : statusOf(listed) }
}

function statusOf(listed: boolean | null): Check {
  if (listed === null) return checkOf('status', 'none', say('verification.status.none'))
  return listed ? revoked : stands
}

const stands = checkOf('status', 'passed', say('verification.status.passed'))
const revoked: Check = {
  ...checkOf('status', 'failed', say('verification.status.revoked')),
  withdrawn: 'revoked',
}

async function hostedChecks(
  assertion: Assertion,
  found: BadgeAndIssuer | Fault,
  { get }: Deps,
): Promise<Checks> {
  const issuer = await orFault(() => {
    if (found instanceof Fault) throw found
    checkHosted(assertion.id, found.issuer)
    const named = say('verification.issuer.hosted', { issuer: found.issuer.id })
    return checkOf('issuer', 'passed', named)
  })
  if (issuer instanceof Fault) {
    const unknown = checkOf('signature', 'unknown', say('verification.signature.noKey'))
    const signature = issuer.outcome === 'unknown' ? unknown : notReached('signature')
    return { issuer: issuer.check, signature, status: notReached('status'), method: null }
  }
  const hosted = await orFault(() => hostedAssertion(assertion, get))
  if (hosted instanceof Fault) {
    return { issuer, signature: hosted.check, status: notReached('status'), method: null }
  }
  // A withdrawn one may be kept as no more than its id and that it was withdrawn.
  if (hosted.revoked === true) {
    const signature = checkOf('signature', 'passed', say('verification.signature.hosted'))
    return { issuer, signature, status: revoked, method: assertion.id }
  }
  const same = sameJson(hosted, assertion.object)
  const signature = same
    ? checkOf('signature', 'passed', say('verification.signature.hosted'))
    : checkOf('signature', 'failed', say('verification.signature.hostedDiffers'))
  return { issuer, signature, status: stands, method: same ? assertion.id : null }
}

async function hostedAssertion({ id }: Assertion, get: Deps['get']): Promise<JsonObject> {
  const differs = say('verification.signature.hostedDiffers')
  const hosted = await getJson(get, id, 'signature', { unreadable: differs })
  if (!isObject(hosted) || hosted.id !== id) throw new Fault('signature', 'failed', differs)
  return hosted
}

function factsOf(assertion: Assertion, found: BadgeAndIssuer | Fault): ForeignFacts {
  const known = found instanceof Fault ? null : found
  return {
    id: assertion.id,
    title: textOf(known?.badge.name),
    recipientName: null,
    issuer: { id: known?.issuer.id ?? '', name: textOf(known?.issuer.name) },
    awardedAt: assertion.issuedOn,
    expiresAt: assertion.expires,
  }
}

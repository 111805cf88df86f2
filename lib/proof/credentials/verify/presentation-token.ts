import { dayOf } from '@/lib/platform/language/rules'
import { say } from '@/lib/platform/language/say'
import { type Asked, checkAnswer, checkProof } from './answer-check'
import { type Authenticity, authenticate } from './authenticity'
import { presentationIn } from './claims'
import { Fault } from './fault'
import type { Deps } from './get'
import { idOf, type JsonObject, textOf } from './json'
import { aheadMs } from './stamps'
import { checkAlgorithm, fittingKey, keysOf, readSigned, type Signed } from './token'

export type PresentationToken = Signed & { presentation: JsonObject }

/** A presentation in a JWT, with nothing of its signature checked yet. Throws a Fault of the format. */
export function readPresentationToken(jwt: string): PresentationToken {
  const signed = readSigned(jwt)
  return { ...signed, presentation: presentationIn(signed.payload) }
}

/**
 * Whether the holder signed the token, for what was asked and for now: its claims `nonce` and `aud` are
 * the challenge and the domain. Where no holder is named, whoever's key it is.
 */
export function authenticateHolder(
  token: PresentationToken,
  asked: Asked,
  deps: Deps,
): Promise<Authenticity> {
  const holder = idOf(token.presentation.holder) ?? textOf(token.header.kid)?.split('#')[0] ?? ''
  return authenticate({
    issuer: holder,
    read() {
      checkAlgorithm(token)
      checkAnswer(token.payload.nonce, token.payload.aud, asked)
      checkProof({ ...asked, proofPurpose: 'authentication' }, asked)
      checkTimes(token.payload, deps.now)
      return token
    },
    find: () => keysOf(token, { issuer: holder, purpose: 'authentication' }, deps),
    fit: (signed, keys) => fittingKey(signed, keys),
  })
}

function checkTimes({ nbf, iat, exp }: JsonObject, now: Date) {
  for (const [name, claim] of Object.entries({ nbf, iat })) {
    const moment = momentIn(claim, name)
    if (moment && moment.getTime() > now.getTime() + aheadMs) throw failed('future')
  }
  const until = momentIn(exp, 'exp')
  if (until && until <= now) throw failed('expired', { until: dayOf(until) })
}

/** Claims are in seconds. */
function momentIn(claim: unknown, field: string): Date | null {
  if (claim === undefined) return null
  if (typeof claim !== 'number' || Math.abs(claim) > 8e12) throw failed('proofShape', { field })
  return new Date(claim * 1000)
}

type Values = Parameters<typeof say>[1]

function failed(key: 'future' | 'expired' | 'proofShape', values: Values = {}) {
  return new Fault('signature', 'failed', say(`verification.signature.${key}`, values))
}

import { say } from '@/lib/platform/language/say'
import { isBadge2 } from './badge2/read-assertion'
import { isEnveloped } from './envelope'
import { Fault } from './fault'
import { isObject, type JsonObject, listOf } from './json'

/** What was asked of who signed, so that the answer serves nobody else, and nothing else. */
export type Asked = { challenge?: string; domain?: string; proofPurpose?: string }

/**
 * Holds what a holder signed with to what was asked: the challenge, and a domain among those named; nothing
 * of either where nothing was asked. Throws a Fault of the signature.
 */
export function checkAnswer(challenge: unknown, domain: unknown, asked: Asked) {
  if (challenge !== asked.challenge) throw mismatch('challenge')
  const domains = listOf(domain)
  const right = asked.domain === undefined ? domains.length === 0 : domains.includes(asked.domain)
  if (!right) throw mismatch('domain')
}

/**
 * Holds a proof to what was asked: its purpose, its challenge, and a domain that is the only one; what was
 * not asked is not looked at (Data Integrity 1.0, section 4.4). Throws a Fault of the signature.
 */
export function checkProof({ proofPurpose, challenge, domain }: JsonObject, asked: Asked) {
  const domains = new Set(listOf(domain))
  const there = domains.size === 1 && domains.has(asked.domain)
  if ((asked.proofPurpose ?? proofPurpose) !== proofPurpose) throw mismatch('otherPurpose')
  if (asked.domain !== undefined && !there) throw mismatch('domain')
  if ((asked.challenge ?? challenge) !== challenge) throw mismatch('challenge')
}

/**
 * The same of a credential that was verified, by each of its proofs. A token, and a badge that its site
 * stands for, are there to assert, for no question and no place; what looks like a proof beside them, nobody
 * has checked. Throws a Fault of the signature.
 */
export function checkCredential(given: unknown, asked: Asked) {
  const free = !isObject(given) || isEnveloped(given, 'credential') || isBadge2(given)
  const proofs = free ? [{ proofPurpose: 'assertionMethod' }] : listOf(given.proof)
  for (const one of proofs.filter(isObject)) checkProof(one, asked)
}

function mismatch(key: 'challenge' | 'domain' | 'otherPurpose') {
  return new Fault('signature', 'failed', say(`verification.signature.${key}`))
}

import { say } from '@/lib/platform/language/say'
import { Fault } from './fault'
import { listOf } from './json'

/** What the holder was asked to sign with, so that the answer serves nobody else. */
export type Asked = { challenge?: string; domain?: string }

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

function mismatch(key: 'challenge' | 'domain') {
  return new Fault('signature', 'failed', say(`verification.signature.${key}`))
}

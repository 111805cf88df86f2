import { say } from '@/lib/platform/language/say'
import type { Check } from './checks'
import { checkOf, Fault, orFault } from './fault'

/** Who signed something, and whether the signature fits; `method` names the key where it was found. */
export type Authenticity = { issuer: Check; signature: Check; method: string | null }

/**
 * The two steps that need each other: a signature is read, the keys that it names are looked up, and
 * only then can it be seen whether it fits. Each of the three may end in a Fault.
 */
export async function authenticate<Signed, Keys extends readonly { id: string }[]>(steps: {
  issuer: string
  read: () => Signed | Promise<Signed>
  find: (signed: Signed) => Promise<Keys>
  /** Answers the key that it fits. */
  fit: (signed: Signed, keys: Keys) => Promise<string>
}): Promise<Authenticity> {
  const signed = await orFault(steps.read)
  if (signed instanceof Fault) {
    return { issuer: notReached('issuer'), signature: signed.check, method: null }
  }
  const keys = await orFault(() => steps.find(signed))
  if (keys instanceof Fault) {
    const unknown = checkOf('signature', 'unknown', say('verification.signature.noKey'))
    const signature = keys.outcome === 'unknown' ? unknown : notReached('signature')
    return { issuer: keys.check, signature, method: null }
  }
  const named = say('verification.issuer.passed', { issuer: steps.issuer })
  const issuer = checkOf('issuer', 'passed', named)
  const method = await orFault(() => steps.fit(signed, keys))
  if (method instanceof Fault) return { issuer, signature: method.check, method: null }
  const signature = checkOf('signature', 'passed', say('verification.signature.passed'))
  return { issuer, signature, method }
}

export function notReached(name: Check['name']): Check {
  return checkOf(name, 'none', say('verification.notReached'))
}

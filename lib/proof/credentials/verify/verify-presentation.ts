import { say } from '@/lib/platform/language/say'
import { authenticate, notReached } from './authenticity'
import type { Check } from './checks'
import { checkContexts } from './context-check'
import { type Proof, readProofs, verifyProofs } from './data-integrity'
import { checkPresentation } from './data-model'
import { checkOf, Fault, orFault } from './fault'
import type { Deps } from './get'
import { idOf, type JsonObject, listOf } from './json'
import { type Found, resolveMethod } from './keys/resolve-method'
import { readGiven } from './open-credential'
import { type Verified, verifyCredential } from './verify-credential'

/** What the holder was asked to sign with, so that the answer serves nobody else. */
export type Asked = { challenge?: string; domain?: string }

/** The presentation's own steps, then each credential in it as if it had come alone. */
export type VerifiedPresentation = { checks: Check[]; credentials: Verified[] }

const credentialsAtMost = 20

/**
 * Verifies a presentation of the W3C data model with Data Integrity proofs, made for `authentication`
 * by its holder. Challenge and domain have to be those that were asked for.
 */
export async function verifyPresentation(
  json: unknown,
  asked: Asked,
  deps: Deps,
): Promise<VerifiedPresentation> {
  const presentation = await orFault(() => readPresentation(json))
  if (presentation instanceof Fault) {
    const rest = [notReached('issuer'), notReached('signature')]
    return { checks: [presentation.check, ...rest], credentials: [] }
  }
  const { issuer, signature } = await authenticate({
    issuer: idOf(presentation.holder) ?? '',
    read: () => proofsFor(presentation, asked, deps),
    find: (proofs) =>
      Promise.all(
        proofs.map(async (proof) => {
          return { ...(await holderKey(presentation, proof.verificationMethod, deps)), proof }
        }),
      ),
    async fit(_proofs, keys) {
      await verifyProofs(presentation, keys)
      return keys[0]?.id ?? ''
    },
  })
  const credentials: Verified[] = []
  for (const one of listOf(presentation.verifiableCredential)) {
    const given = typeof one === 'string' ? { jwt: one } : { json: one }
    credentials.push(await verifyCredential(given, deps))
  }
  const format = checkOf('format', 'passed', say('verification.format.vp'))
  return { checks: [format, issuer, signature], credentials }
}

function readPresentation(json: unknown): JsonObject {
  const presentation = readGiven(json)
  checkPresentation(presentation)
  checkContexts(presentation)
  if (listOf(presentation.verifiableCredential).length > credentialsAtMost) {
    throw new Fault('format', 'failed', say('verification.format.tooMany'))
  }
  return presentation
}

function proofsFor(presentation: JsonObject, asked: Asked, deps: Deps): Proof[] {
  const proofs = readProofs(presentation, 'authentication', deps.now)
  for (const { options } of proofs) {
    if (options.challenge !== asked.challenge) throw mismatch('challenge')
    const domains = listOf(options.domain)
    const right = asked.domain === undefined ? domains.length === 0 : domains.includes(asked.domain)
    if (!right) throw mismatch('domain')
  }
  return proofs
}

function mismatch(key: 'challenge' | 'domain') {
  return new Fault('signature', 'failed', say(`verification.signature.${key}`))
}

/** The holder signs; where none is named, whoever's key it is. */
function holderKey(presentation: JsonObject, method: string, deps: Deps): Promise<Found> {
  const holder = idOf(presentation.holder) ?? method.split('#')[0] ?? ''
  return resolveMethod(method, { issuer: holder, purpose: 'authentication' }, deps)
}

import { say } from '@/lib/platform/language/say'
import { type Asked, checkAnswer, checkProof } from './answer-check'
import { type Authenticity, authenticate } from './authenticity'
import { checkContexts } from './context-check'
import { type Proof, readProofs, verifyProofs } from './data-integrity'
import { checkPresentation } from './data-model'
import { isEnveloped, tokenIn } from './envelope'
import { Fault } from './fault'
import type { Deps } from './get'
import { idOf, type JsonObject, listOf } from './json'
import { type Found, resolveMethod } from './keys/resolve-method'
import { readGiven } from './open-credential'
import { authenticateHolder, readPresentationToken } from './presentation-token'

type Opened = { presentation: JsonObject; authenticate: () => Promise<Authenticity> }

/**
 * Reads a presentation of the W3C data model, signed as JSON or as a token in an envelope. Throws a Fault
 * of the format; its signature, and what was asked, are looked at once `authenticate` is asked for.
 */
export function openPresentation(json: unknown, asked: Asked, deps: Deps): Opened {
  const given = readGiven(json)
  if (isEnveloped(given, 'presentation')) {
    const token = readPresentationToken(tokenIn(given, 'presentation'))
    const presentation = read(token.presentation)
    return { presentation, authenticate: () => authenticateHolder(token, asked, deps) }
  }
  const presentation = read(given)
  return { presentation, authenticate: () => authenticateProofs(presentation, asked, deps) }
}

const credentialsAtMost = 20

function read(presentation: JsonObject): JsonObject {
  checkPresentation(presentation)
  checkContexts(presentation)
  if (listOf(presentation.verifiableCredential).length > credentialsAtMost) {
    throw new Fault('format', 'failed', say('verification.format.tooMany'))
  }
  return presentation
}

function authenticateProofs(presentation: JsonObject, asked: Asked, deps: Deps) {
  return authenticate({
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
}

function proofsFor(presentation: JsonObject, asked: Asked, deps: Deps): Proof[] {
  const proofs = readProofs(presentation, 'authentication', deps.now)
  for (const { options } of proofs) {
    checkAnswer(options.challenge, options.domain, asked)
    checkProof(options, asked)
  }
  return proofs
}

/** The holder signs; where none is named, whoever's key it is. */
function holderKey(presentation: JsonObject, method: string, deps: Deps): Promise<Found> {
  const holder = idOf(presentation.holder) ?? method.split('#')[0] ?? ''
  return resolveMethod(method, { issuer: holder, purpose: 'authentication' }, deps)
}

import { say } from '@/lib/platform/language/say'
import type { Asked } from './answer-check'
import { notReached } from './authenticity'
import type { Check } from './checks'
import { checkOf, Fault, orFault } from './fault'
import type { Deps } from './get'
import { type JsonObject, listOf } from './json'
import { openPresentation } from './open-presentation'
import { type Verified, verifyCredential } from './verify-credential'

/** A credential as it was presented, which is JSON or the text of a JWT, and what was found of it. */
export type Presented = Verified & { given: string | JsonObject }

/** The presentation's own steps, then each credential in it as if it had come alone. */
export type VerifiedPresentation = { checks: Check[]; credentials: Presented[] }

/**
 * Verifies a presentation of the W3C data model, with Data Integrity proofs made for `authentication`
 * by its holder, or as a token of the holder's in an envelope. Challenge and domain have to be those that
 * were asked for.
 */
export async function verifyPresentation(
  json: unknown,
  asked: Asked,
  deps: Deps,
): Promise<VerifiedPresentation> {
  const opened = await orFault(() => openPresentation(json, asked, deps))
  if (opened instanceof Fault) {
    const rest = [notReached('issuer'), notReached('signature')]
    return { checks: [opened.check, ...rest], credentials: [] }
  }
  const { issuer, signature } = await opened.authenticate()
  const credentials: Presented[] = []
  for (const one of listOf(opened.presentation.verifiableCredential)) {
    const given = one as string | JsonObject
    const how = typeof given === 'string' ? { jwt: given } : { json: given }
    credentials.push({ ...(await verifyCredential(how, deps)), given })
  }
  const format = checkOf('format', 'passed', say('verification.format.vp'))
  return { checks: [format, issuer, signature], credentials }
}

import { say } from '@/lib/platform/language/say'
import { baseContext } from './data-model'
import { Fault } from './fault'
import { type JsonObject, listOf, names } from './json'

type Kind = 'credential' | 'presentation'

const types = {
  credential: 'EnvelopedVerifiableCredential',
  presentation: 'EnvelopedVerifiablePresentation',
} as const satisfies Record<Kind, string>

/** Data that is a token: by its own name, or by that of any, as tokens of data model 1.1 have it. */
const data = {
  credential: /^data:application\/(?:vc\+)?jwt,(.+)$/s,
  presentation: /^data:application\/(?:vp\+)?jwt,(.+)$/s,
} as const satisfies Record<Kind, RegExp>

/** Whether it is no more than a token, as JSON has it (VC Data Model 2.0, sections 4.13.1 and 4.13.2). */
export function isEnveloped({ type }: JsonObject, kind: Kind): boolean {
  return names(type, types[kind])
}

/**
 * The token that stands in an envelope as an address of data. Throws a Fault of the format where none
 * does, and for an envelope that is something else besides, or in words that are not its own; `unknown` for
 * what VC-JOSE-COSE has besides tokens, which is not checked here.
 */
export function tokenIn({ '@context': context, type, id }: JsonObject, kind: Kind): string {
  if (!names(context, baseContext)) {
    throw new Fault('format', 'failed', say('verification.format.contextFirst'))
  }
  if (listOf(type).length !== 1) {
    throw new Fault('format', 'failed', say('verification.format.type', { field: 'type' }))
  }
  const [, token] = data[kind].exec(String(id)) ?? []
  if (token) return token
  const [, suite] = /^data:application\/(v[cp]\+(?:sd-jwt|cose))[;,]/.exec(String(id)) ?? []
  if (suite) {
    throw new Fault('format', 'unknown', say('verification.signature.unknownSuite', { suite }))
  }
  throw new Fault('format', 'failed', say('verification.format.enveloped'))
}

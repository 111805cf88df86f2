import { STATUS_CODES } from 'node:http'
import { english } from '@/lib/platform/language/english'
import type { Check } from '@/lib/proof/credentials/verify/checks'

const spaces = {
  model: 'https://www.w3.org/TR/vc-data-model#',
  security: 'https://w3id.org/security#',
  status: 'https://www.w3.org/ns/credentials/status-list#',
} as const
type Kind = readonly [space: keyof typeof spaces, name: string]

const malformed: Kind = ['model', 'MALFORMED_VALUE_ERROR']

/**
 * What the recommendations have a name of their own for (Bitstring Status List 1.0, section 3.5; Data
 * Integrity 1.0, sections 2.4.3 and 4.7).
 */
const kinds: Record<string, Kind> = {
  'verification.format.notJson': ['model', 'PARSING_ERROR'],
  'verification.format.notObject': ['model', 'PARSING_ERROR'],
  'verification.signature.none': ['model', 'PARSING_ERROR'],
  'verification.signature.uncovered': ['security', 'DATA_LOSS_DETECTION_ERROR'],
  'verification.signature.unknownSuite': ['security', 'PROOF_TRANSFORMATION_ERROR'],
  'verification.signature.domain': ['security', 'INVALID_DOMAIN_ERROR'],
  'verification.signature.challenge': ['security', 'INVALID_CHALLENGE_ERROR'],
  'verification.status.badEntry': malformed,
  'verification.status.badList': malformed,
  'verification.status.short': ['status', 'STATUS_LIST_LENGTH_ERROR'],
  'verification.status.range': ['model', 'RANGE_ERROR'],
}

/**
 * What a step found, as RFC 9457 has it and by the names of W3C's recommendations. That something was
 * withdrawn, or is what those do not know, has no name but its sentence.
 */
export function problemDetails(check: Check) {
  const detail = english(check.detail)
  const kind = kindOf(check)
  if (!kind) return { type: 'about:blank', title: STATUS_CODES[400], detail }
  const [space, name] = kind
  return { type: `${spaces[space]}${name}`, title: name, detail }
}

function kindOf({ name, outcome, withdrawn, detail }: Check): Kind | undefined {
  if (withdrawn) return undefined
  const own = kinds[detail.key]
  if (own) return own
  if (name === 'format') return malformed
  if (name === 'signature' && outcome === 'failed') return ['security', 'PROOF_VERIFICATION_ERROR']
  if (name !== 'status') return undefined
  const outOfReach = /^(?:fetch|record\.unreachable)\./.test(detail.key)
  return ['status', outOfReach ? 'STATUS_RETRIEVAL_ERROR' : 'STATUS_VERIFICATION_ERROR']
}

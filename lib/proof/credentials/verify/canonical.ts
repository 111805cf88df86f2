import jsonld from 'jsonld'
import rdf from 'rdf-canonize'
import { say } from '@/lib/platform/language/say'
import { documentLoader } from '../contexts'
import { Fault } from './fault'
import type { JsonObject } from './json'
import { checkNames } from './plain-names'

/** Longest that naming the nameless nodes of one document may take. */
const patienceMs = 1500

/**
 * The canonical N-Quads of a document or of a proof's own members (RDFC-1.0): what is hashed and signed.
 * Whatever JSON-LD would leave out, or take from elsewhere, is a Fault of the signature, and so is what
 * is not written under its own name, and a document that is built to take long.
 */
export async function canonical(
  document: JsonObject,
  digest: 'sha256' | 'sha384',
  kind: 'document' | 'proof' = 'document',
) {
  const dataset = await toQuads(document, kind)
  try {
    return await rdf.canonize(dataset, {
      ...{ algorithm: 'RDFC-1.0', format: 'application/n-quads' },
      messageDigestAlgorithm: digest,
      signal: AbortSignal.timeout(patienceMs),
    })
  } catch {
    throw new Fault('signature', 'failed', say('verification.signature.tooComplex'))
  }
}

async function toQuads(document: JsonObject, kind: 'document' | 'proof') {
  const options = { base: null, safe: true, documentLoader, produceGeneralizedRdf: false }
  try {
    const expanded = await jsonld.expand(document, options)
    checkNames(document, expanded, kind)
    return await jsonld.toRDF(expanded, {
      ...{ ...options, skipExpansion: true, rdfDirection: 'i18n-datatype' },
    })
  } catch (error) {
    if (error instanceof Fault) throw error
    throw new Fault('signature', 'failed', reasonOf(error))
  }
}

type Refusal = {
  details?: { code?: string; event?: { code?: string; details?: Record<string, unknown> } }
}

function reasonOf(error: unknown) {
  const { code, event } = (error as Refusal).details ?? {}
  if (event) {
    const { property, expandedProperty, id, type } = event.details ?? {}
    const field = String(property ?? expandedProperty ?? type ?? id ?? '?').slice(0, 80)
    return say('verification.signature.uncovered', { field })
  }
  return code === 'protected term redefinition'
    ? say('verification.signature.redefined')
    : say('verification.signature.unreadable')
}

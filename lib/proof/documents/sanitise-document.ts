import { sanitise } from './sanitise'
import type { CertificateDocument } from './schema'

/** The document with every text as it will be drawn. It must have passed `whyDocumentNotDrawable`. */
export function sanitiseDocument(doc: CertificateDocument): CertificateDocument {
  const { description } = doc
  return {
    ...doc,
    recipientName: clean(doc.recipientName),
    certificationTitle: clean(doc.certificationTitle),
    issuerName: clean(doc.issuerName),
    ...(description === undefined ? {} : { description: clean(description) }),
    signatories: doc.signatories.map(({ name, role }) => ({
      name: clean(name),
      role: clean(role),
    })),
  }
}

/** Lengths were judged before, field by field. */
function clean(raw: string): string {
  const result = sanitise(raw)
  if (!result.ok) throw new Error(`a text is ${result.code}, which the drawing check lets through`)
  return result.text
}

import type { CertificateDocument, Template } from './schema'
import { sanitise } from './text/sanitise'

/** The document with every text as it will be drawn. It must have passed `whyDocumentNotDrawable`. */
export function sanitiseDocument(doc: CertificateDocument): CertificateDocument {
  const { description } = doc
  return {
    ...doc,
    recipientName: clean(doc.recipientName),
    certificationTitle: clean(doc.certificationTitle),
    issuerName: clean(doc.issuerName),
    ...(description === undefined ? {} : { description: clean(description) }),
    skills: doc.skills.map(clean),
    details: Object.fromEntries(
      Object.entries(doc.details).map(([key, value]) => [key, cleanOrNothing(value)]),
    ),
  }
}

/** The template likewise. */
export function sanitiseTemplate({ look, pictures }: Template): Template {
  const { signatories, wording, custom } = look
  const words = Object.entries(wording).map(([key, word]) => [key, cleanOrNothing(word ?? '')])
  return {
    pictures,
    look: {
      ...look,
      signatories: signatories.map(({ name, role, ...rest }) => ({
        ...rest,
        name: clean(name),
        role: cleanOrNothing(role),
      })),
      wording: Object.fromEntries(words),
      custom: custom.map(({ label, value }) => ({
        label: cleanOrNothing(label),
        value: cleanOrNothing(value),
      })),
    },
  }
}

/** Lengths were judged before, field by field. */
function clean(raw: string): string {
  const result = sanitise(raw)
  if (!result.ok) throw new Error(`a text is ${result.code}, which the drawing check lets through`)
  return result.text
}

function cleanOrNothing(raw: string): string {
  return raw.trim() === '' ? '' : clean(raw)
}

import { type Sentence, say } from '@/lib/platform/language/say'
import { splitRuns, type Unset } from './runs'
import { sanitise, textLimit } from './sanitise'
import type { CertificateDocument } from './schema'
import { scriptName } from './scripts'

/** Which text of the document it is; `documents` in messages/ opens its sentences with it. */
type What = 'name' | 'title' | 'issuer' | 'description' | 'signatoryName' | 'signatoryRole'

export type NotDrawable = { code: Unset['code'] | 'too-long' | 'empty'; reason: Sentence }

/**
 * Why the text cannot be drawn rightly, as a sentence for an admin; null when it can be.
 * react-pdf prints wrong letters for what it does not know, without an error, so nothing may be
 * rendered that was not asked about here. `what` says which text it is; `limit` is in code points.
 */
export function whyNotDrawable(
  text: string,
  what: What = 'name',
  limit = textLimit,
): NotDrawable | null {
  const clean = sanitise(text, limit)
  if (!clean.ok) {
    const reason =
      clean.code === 'empty'
        ? say('documents.empty', { what })
        : say('documents.tooLong', { what, limit })
    return { code: clean.code, reason }
  }
  const runs = splitRuns(clean.text)
  return Array.isArray(runs) ? null : { code: runs.code, reason: sentence(runs, what) }
}

/** The first text of the document that cannot be drawn, with the field it stands in; or null. */
export function whyDocumentNotDrawable(
  doc: CertificateDocument,
): (NotDrawable & { field: string }) | null {
  for (const { field, text, what, limit } of documentTexts(doc)) {
    const why = whyNotDrawable(text, what, limit)
    if (why) return { ...why, field }
  }
  return null
}

function sentence({ code, char }: Unset, what: What): Sentence {
  const number = `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  const shown = /[\p{L}\p{N}\p{P}\p{S}]/u.test(char) ? `“${char}” (${number})` : number
  switch (code) {
    case 'unsupported-script': {
      const script = scriptName(char)
      if (script === 'emoji') return say('documents.emoji', { what })
      return script
        ? say('documents.script', { what, script })
        : say('documents.unsupported', { what, shown })
    }
    case 'mixed-direction':
      return say('documents.mixed', { what })
    case 'combining-mark':
      return say('documents.mark', { what, number })
    case 'missing-glyph':
      return say('documents.glyph', { what, shown })
  }
}

/** Every text that is printed, in the order in which an admin would look at them. */
export function documentTexts(doc: CertificateDocument) {
  const fields: { field: string; text: string; what: What; limit: number }[] = [
    { field: 'recipientName', text: doc.recipientName, what: 'name', limit: textLimit },
    { field: 'certificationTitle', text: doc.certificationTitle, what: 'title', limit: 200 },
    { field: 'issuerName', text: doc.issuerName, what: 'issuer', limit: 200 },
  ]
  if (doc.description !== undefined) {
    const what = 'description'
    fields.push({ field: what, text: doc.description, what, limit: textLimit })
  }
  for (const [i, { name, role }] of doc.signatories.entries()) {
    const at = `signatories.${i}`
    fields.push({ field: `${at}.name`, text: name, what: 'signatoryName', limit: 100 })
    fields.push({ field: `${at}.role`, text: role, what: 'signatoryRole', limit: 100 })
  }
  return fields
}

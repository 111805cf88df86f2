import { splitRuns, type Unset } from './runs'
import { sanitise, textLimit } from './sanitise'
import type { CertificateDocument } from './schema'
import { scriptName } from './scripts'

export type NotDrawable = { code: Unset['code'] | 'too-long' | 'empty'; reason: string }

/**
 * Why the text cannot be drawn rightly, as a sentence for an admin; null when it can be.
 * react-pdf prints wrong letters for what it does not know, without an error, so nothing may be
 * rendered that was not asked about here. `what` opens the sentence; `limit` is in code points.
 */
export function whyNotDrawable(
  text: string,
  what = 'The name',
  limit = textLimit,
): NotDrawable | null {
  const clean = sanitise(text, limit)
  if (!clean.ok) {
    const reason =
      clean.code === 'empty'
        ? `${what} is empty.`
        : `${what} is longer than ${limit} characters and would not fit on the page.`
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

function sentence({ code, char }: Unset, what: string): string {
  const number = `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  const shown = /[\p{L}\p{N}\p{P}\p{S}]/u.test(char) ? `“${char}” (${number})` : number
  switch (code) {
    case 'unsupported-script': {
      const script = scriptName(char)
      if (script === 'emoji')
        return `${what} holds an emoji, which no certificate can show; take it out.`
      return script
        ? `${what} is written in ${script}, which this version cannot draw rightly yet; it waits until it can.`
        : `${what} holds ${shown}, which this version cannot draw rightly yet; it waits until it can.`
    }
    case 'mixed-direction':
      return `${what} mixes Hebrew with other writing, which this version cannot order rightly yet; it waits until it can.`
    case 'combining-mark':
      return `${what} holds the mark ${number}, which this version cannot place rightly yet; it waits until it can.`
    case 'missing-glyph':
      return `${what} holds ${shown}, which none of the certificate's fonts has; it waits until one does.`
  }
}

/** Every text that is printed, in the order in which an admin would look at them. */
export function documentTexts(doc: CertificateDocument) {
  const fields = [
    { field: 'recipientName', text: doc.recipientName, what: 'The name', limit: textLimit },
    {
      field: 'certificationTitle',
      text: doc.certificationTitle,
      what: 'The certification title',
      limit: 200,
    },
    { field: 'issuerName', text: doc.issuerName, what: "The issuer's name", limit: 200 },
  ]
  if (doc.description !== undefined) {
    const what = 'The description'
    fields.push({ field: 'description', text: doc.description, what, limit: textLimit })
  }
  for (const [i, { name, role }] of doc.signatories.entries()) {
    const at = `signatories.${i}`
    fields.push({ field: `${at}.name`, text: name, what: "A signatory's name", limit: 100 })
    fields.push({ field: `${at}.role`, text: role, what: "A signatory's role", limit: 100 })
  }
  return fields
}

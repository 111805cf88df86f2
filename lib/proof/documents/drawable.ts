import { type Sentence, say } from '@/lib/platform/language/say'
import { voiceOf } from './designs/voice'
import type { CertificateDocument, Look } from './schema'
import { whyUnset } from './text/check'
import type { Voice } from './text/faces'
import type { Unset } from './text/itemise'
import { sanitise, textLimit } from './text/sanitise'
import { scriptName } from './text/scripts'
import { wordsOf } from './words'

/** Which text of the document it is; `documents` in messages/ opens its sentences with it. */
type What =
  | 'name'
  | 'title'
  | 'issuer'
  | 'description'
  | 'skill'
  | 'detail'
  | 'wording'
  | 'signatoryName'
  | 'signatoryRole'

export type NotDrawable = { code: Unset['code'] | 'too-long' | 'empty'; reason: Sentence }

export type FieldNotDrawable = NotDrawable & { field: string }

export type TextAsked = { what?: What; limit?: number; voice?: Voice; mayBeEmpty?: boolean }

/**
 * Why the text cannot be drawn rightly, as a sentence for an admin; null when it can be. A missing
 * glyph would be an empty box or a wrong letter, so nothing may be rendered that was not asked about
 * here. `what` says which text it is; `limit` is in code points.
 */
export function whyNotDrawable(
  text: string,
  { what = 'name', limit = textLimit, voice = 'serif', mayBeEmpty = false }: TextAsked = {},
): NotDrawable | null {
  const clean = sanitise(text, limit)
  if (!clean.ok) {
    if (clean.code === 'empty' && mayBeEmpty) return null
    const reason =
      clean.code === 'empty'
        ? say('documents.empty', { what })
        : say('documents.tooLong', { what, limit })
    return { code: clean.code, reason }
  }
  const unset = whyUnset(clean.text, voice)
  return unset && { code: unset.code, reason: sentence(unset, what) }
}

/** The first text of the document that cannot be drawn, with the field it stands in; or null. */
export function whyDocumentNotDrawable(
  look: Look,
  doc: CertificateDocument,
): FieldNotDrawable | null {
  return firstNotDrawable(ownTexts(doc), look) ?? whyLookNotDrawable(look)
}

/** The same of the texts that a template brings along, which are looked at once. */
function whyLookNotDrawable(look: Look): FieldNotDrawable | null {
  const known = looks.get(look)
  if (known !== undefined) return known
  const why = firstNotDrawable(lookTexts(look), look)
  looks.set(look, why)
  return why
}

const looks = new WeakMap<Look, FieldNotDrawable | null>()

function firstNotDrawable(texts: readonly DocumentText[], look: Look): FieldNotDrawable | null {
  const voice = voiceOf(look)
  for (const { field, text, ...asked } of texts) {
    const why = whyNotDrawable(text, { ...asked, voice })
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
      return script
        ? say('documents.script', { what, script })
        : say('documents.unsupported', { what, shown })
    }
    case 'combining-mark':
      return say('documents.mark', { what, number })
    case 'missing-glyph':
      return say('documents.glyph', { what, shown })
  }
}

type DocumentText = Required<Pick<TextAsked, 'what' | 'limit'>> &
  Pick<TextAsked, 'mayBeEmpty'> & { field: string; text: string }

/** Every text that is printed, in the order in which an admin would look at them. */
export function documentTexts(look: Look, doc: CertificateDocument): DocumentText[] {
  return [...ownTexts(doc), ...lookTexts(look)]
}

function ownTexts(doc: CertificateDocument): DocumentText[] {
  const fields: DocumentText[] = [
    { field: 'recipientName', text: doc.recipientName, what: 'name', limit: textLimit },
    { field: 'certificationTitle', text: doc.certificationTitle, what: 'title', limit: 200 },
    { field: 'issuerName', text: doc.issuerName, what: 'issuer', limit: 200 },
  ]
  if (doc.description !== undefined) {
    const what = 'description'
    fields.push({ field: what, text: doc.description, what, limit: textLimit })
  }
  for (const [i, text] of doc.skills.entries()) {
    fields.push({ field: `skills.${i}`, text, what: 'skill', limit: 60 })
  }
  for (const [key, text] of Object.entries(doc.details)) {
    fields.push({ field: `details.${key}`, text, what: 'detail', limit: 100, mayBeEmpty: true })
  }
  return fields
}

/** The texts that a template brings along. */
export function lookTexts(look: Look): DocumentText[] {
  const fields: DocumentText[] = []
  for (const [i, { name, role }] of look.signatories.entries()) {
    const at = `signatories.${i}`
    fields.push({ field: `${at}.name`, text: name, what: 'signatoryName', limit: 100 })
    const asked = { what: 'signatoryRole', limit: 100, mayBeEmpty: true } as const
    fields.push({ field: `${at}.role`, text: role, ...asked })
  }
  const own = { what: 'wording', limit: 200, mayBeEmpty: true } as const
  for (const [key, text] of Object.entries(wordsOf(look.wording))) {
    fields.push({ field: `wording.${key}`, text, ...own })
  }
  for (const [i, { label, value }] of look.custom.entries()) {
    fields.push({ field: `custom.${i}.label`, text: label, ...own })
    fields.push({ field: `custom.${i}.value`, text: value, ...own })
  }
  return fields
}

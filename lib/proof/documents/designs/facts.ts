import type { CertificateDocument, FieldId, Look } from '../schema'
import { formatDay, formatScore } from '../words'
import { type Sheet, shows } from './sheet'

/** A short fact beside others of its kind: when it was earned, how well, what the issuer added. */
export type Fact = { id: FieldId; label: string; value: string; fixed: boolean }

/** The facts that this certificate has and shows, in reading order. */
export function factsOf({ doc, look, words }: Sheet): Fact[] {
  const { language } = look
  const facts: Fact[] = []
  const own = (id: FieldId, label: string, value: string) =>
    facts.push({ id, label, value, fixed: false })
  own('awarded', words.awarded, formatDay(doc.awardedOn, language))
  if (doc.expiresOn) own('expires', words.expires, formatDay(doc.expiresOn, language))
  if (doc.score !== undefined) own('score', words.score, formatScore(doc.score, language))
  for (const [i, { label, value }] of look.custom.entries()) {
    const text = fill(value, doc)
    if (text !== '') own(`custom-${i + 1}` as FieldId, label, text)
  }
  return facts.filter(({ id }) => shows(look, id))
}

/** What a look's custom fields ask records for, each once: {hours} → "hours", with its label. */
export function placeholdersIn({ custom }: Pick<Look, 'custom'>): { key: string; label: string }[] {
  const found = custom.flatMap(({ label, value }) =>
    Array.from(value.matchAll(placeholder), ([, key = '']) => [key, { key, label }] as const),
  )
  return [...new Map(found).values()]
}

const placeholder = /\{([a-z][a-z0-9-]{0,39})\}/g

/** A custom value with {hours} replaced by what the record says; nothing where it says nothing. */
function fill(value: string, { details }: CertificateDocument): string {
  let missing = false
  const text = value.replace(placeholder, (_, key: string) => {
    const found = Object.hasOwn(details, key) ? details[key] : undefined
    if (found === undefined) missing = true
    return found ?? ''
  })
  return missing ? '' : text.trim()
}

/** Why what was asked for is not the id of a certificate. */
export type Misread = 'empty' | 'too-short' | 'too-long' | 'letters' | 'other-link'

/**
 * Finds a certificate's id in what someone pasted or typed: the id itself, its link, or the line of
 * the document that holds both. Spaces and dashes are taken out; I, L and O, which no id has, are
 * read as the digits they look like.
 */
export function readAsked(text: string): { publicId: string } | { misread: Misread } {
  if (text.length > longest) return { misread: 'too-long' }
  const clean = decoded(text.normalize('NFKC'))
    .replace(/[\p{Cf}\p{Cc}]/gu, '')
    .trim()
  if (clean === '') return { misread: 'empty' }
  const linked = clean.match(/\/c\/([^/?#\s]+)/)?.[1]
  const whole = (linked ?? clean).match(/(?<![0-9A-Za-z])[0-9A-Za-z]{24}(?![0-9A-Za-z])/)?.[0]
  if (linked === undefined && whole === undefined && /^[a-z]+:\/\//i.test(clean)) {
    return { misread: 'other-link' }
  }
  const joined = whole ?? (linked ?? clean).replace(/[\s\p{Pd}_.:,;'"“”<>()]/gu, '')
  const id = joined.replace(/[IiLl]/g, '1').replace(/[Oo]/g, '0')
  if (!/^[0-9A-Za-z]*$/.test(id) || /[Uu]/.test(id)) return { misread: 'letters' }
  if (id.length < idLength) return { misread: 'too-short' }
  if (id.length > idLength) return { misread: 'too-long' }
  return { publicId: id }
}

const idLength = 24
/** The longest text that may hold an id, in characters: composed, a text can be 18 times as long. */
const longest = 2000

/** True for an id in one case throughout: hardly any has been made so, most were typed so. */
export function isOneCase(publicId: string): boolean {
  return publicId === publicId.toUpperCase() || publicId === publicId.toLowerCase()
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return text
    throw error
  }
}

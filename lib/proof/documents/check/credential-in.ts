import type { Attachment } from './read'

/** The credential among the attached files: ours by its name, else the first that may be one. */
export function credentialIn(attachments: readonly Attachment[]): string | null {
  const texts = attachments.filter(({ name }) => /\.(?:json|jsonld|jwt)$/i.test(name))
  const found = texts.find(({ name }) => name === 'credential.json') ?? texts[0]
  if (!found) return null
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(found.bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

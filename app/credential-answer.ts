import { jsonAnswer } from './json-answer'

/** What a credential is called, the best name first. */
const names = [
  ...['application/vc', 'application/ld+json', 'application/json', 'application/vc+ld+json'],
]

/**
 * A credential, or a list of statuses, which is one. Readers that take JSON by its name alone get it
 * under the one that they ask for (Bitstring Status List 1.0, section 4).
 */
export function credentialAnswer(
  request: Request,
  { text, etag }: { text: string; etag: string },
): Response {
  const asked = (request.headers.get('accept') ?? '').toLowerCase().split(',')
  const wanted = asked.map((one) => one.split(';')[0]?.trim())
  const type = names.find((name) => wanted.includes(name)) ?? 'application/vc'
  const answer = jsonAnswer(request, { text, etag, type })
  answer.headers.set('vary', 'accept')
  return answer
}

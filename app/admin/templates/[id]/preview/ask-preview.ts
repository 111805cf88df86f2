import type { Sample } from '@/lib/awards/certifications/sample'
import type { Look } from '@/lib/proof/documents/schema'

export type PreviewOrder = { issuerId: string; look: Look; sample: Sample; print?: boolean }

/** Why there is no PDF: a sentence, and the field that it is about where one is. */
export type Problem = { text: string; field?: string | undefined }

/** `serverMs`: how long the server says that it took. */
export type Preview =
  | { bytes: Uint8Array; serverMs: number }
  | { problem: Problem }
  | { overtaken: true }

/** Asks for the PDF of a look. Throws as fetch does when the server cannot be reached. */
export async function askPreview(order: PreviewOrder, signal?: AbortSignal): Promise<Preview> {
  const answer = await fetch('/admin/templates/preview', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(order),
    ...(signal ? { signal } : {}),
  })
  if (answer.ok) {
    const serverMs = Number(/dur=([\d.]+)/.exec(answer.headers.get('server-timing') ?? '')?.[1])
    return { bytes: new Uint8Array(await answer.arrayBuffer()), serverMs }
  }
  // Another window of the same person took its turn.
  if (answer.status === 409) return { overtaken: true }
  const { error, field } = await answer.json()
  return { problem: { text: String(error), field } }
}

import { InputError } from '@/lib/platform/errors/errors'
import { renderCertificate } from './render'
import type { CertificateDocument } from './schema'
import type { ThreadAnswer } from './thread-answer'

/** Entry of a render thread. Errors lose their class on the way out, so they go as data. */
export default async function renderInThread(doc: CertificateDocument): Promise<ThreadAnswer> {
  try {
    const made = await renderCertificate(doc)
    // A Buffer may be a view of a far larger memory, all of which would cross over.
    return { ok: true, ...made, bytes: new Uint8Array(made.bytes) }
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return { ok: false, code: 'not-drawable', reason: error.sentence }
  }
}

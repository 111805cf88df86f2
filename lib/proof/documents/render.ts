import { createHash } from 'node:crypto'
import { renderToBuffer } from '@react-pdf/renderer'
import { InputError } from '@/lib/platform/errors/errors'
import { documentTexts, whyDocumentNotDrawable } from './drawable'
import type { Family } from './faces'
import { fingerprint } from './fingerprint'
import { splitRuns } from './runs'
import { sanitiseDocument } from './sanitise-document'
import { CertificateDocument } from './schema'
import { Classic } from './template-classic'
import { forgetGlyphs, loadFonts } from './type-setting'

/** PDF bytes, their sha-256 in hex, and the fingerprint of the renderer that made them. */
export type RenderedCertificate = { bytes: Uint8Array; sha256: string; fingerprint: string }

/**
 * Draws one certificate in this very thread; the pool puts a time limit on it. The same document
 * and fingerprint give the same bytes. InputError, naming the field, for what cannot be drawn.
 */
export async function renderCertificate(input: CertificateDocument): Promise<RenderedCertificate> {
  const raw = CertificateDocument.parse(input)
  const why = whyDocumentNotDrawable(raw)
  if (why) throw new InputError(why.reason, { [why.field]: why.reason })
  const doc = sanitiseDocument(raw)
  await loadFonts(familiesOf(doc))
  forgetGlyphs()
  // A Buffer may share its memory with others; the copy can be handed over to another thread.
  const bytes = new Uint8Array(await renderToBuffer(Classic({ doc })))
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { bytes, sha256, fingerprint: fingerprint() }
}

/** The fonts of the document's own texts, and the one of the words printed on every certificate. */
function familiesOf(doc: CertificateDocument): Family[] {
  const families: Family[] = ['Source Serif 4']
  for (const { text } of documentTexts(doc)) {
    const runs = splitRuns(text)
    if (Array.isArray(runs)) families.push(...runs.map((run) => run.family))
  }
  return families
}

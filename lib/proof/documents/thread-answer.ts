import type { Sentence } from '@/lib/platform/language/say'
import type { RenderedCertificate, RenderOptions } from './render'
import type { CertificateDocument, Template } from './schema'

/** What a render thread is asked for: documents of one template. */
export type ThreadOrder = RenderOptions & {
  template: Template
  docs: readonly CertificateDocument[]
}

/**
 * What a render thread says of one document; `field` names the text that cannot be drawn, as
 * `recipientName` or `signatories.0.name`. Anything else it throws is a bug or a crash.
 */
export type ThreadAnswer =
  | ({ ok: true } & RenderedCertificate)
  | { ok: false; code: 'not-drawable'; reason: Sentence; field?: string }
  | { ok: false; code: 'not-signed'; reason: Sentence }

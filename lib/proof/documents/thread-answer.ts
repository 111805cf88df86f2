import type { Sentence } from '@/lib/platform/language/say'
import type { RenderedCertificate } from './render'

/** What a render thread says of one document. Anything else it throws is a bug or a crash. */
export type ThreadAnswer =
  | ({ ok: true } & RenderedCertificate)
  | { ok: false; code: 'not-drawable'; reason: Sentence }

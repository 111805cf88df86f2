import type { Sentence } from '@/lib/platform/language/say'
import type { SignatureState } from './check-signature'
import { comparePrinted } from './compare-printed'
import { credentialIn } from './credential-in'
import type { Difference } from './difference'
import type { Recorded } from './expected'
import type { ReadLimits, ReadPdf, Unreadable } from './read'
import { readPdf } from './read-pdf'
import { unreadableSentence } from './words'

/** A PDF as far as it tells of itself; `compare` says where it parts from a record. */
export type Examined =
  | {
      ok: true
      read: ReadPdf
      /** Certificates' ids that stand in it, printed ones first. */
      ids: string[]
      /** The text of the credential that is attached; null where none is. */
      credential: string | null
      signature: SignatureState
      compare: (recorded: Recorded) => Difference[]
    }
  | { ok: false; code: Unreadable; reason: Sentence }

/**
 * Examines a PDF that someone gives to be verified. It always answers. About 0.1 s for one of ours on
 * a thread of its own, and some milliseconds for each record that it is compared with.
 */
export async function examinePdf(
  bytes: Uint8Array,
  limits?: Partial<ReadLimits>,
): Promise<Examined> {
  const parsed = await readPdf(bytes, limits)
  if (!parsed.ok) return { ...parsed, reason: unreadableSentence(parsed.code) }
  const { read } = parsed
  return {
    ...{ ok: true, read, ids: read.ids, signature: read.signature },
    credential: credentialIn(read.attachments),
    compare: (recorded) => comparePrinted(read, recorded),
  }
}

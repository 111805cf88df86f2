import { z } from 'zod'
import { messageKey, type Sentence } from '@/lib/platform/language/say'
import { fileAtMost } from './schema'

/** Most things that are verified in a run. */
export const itemsAtMost = 1000

/** What a ZIP may hold: files, and bytes of all of them and of each when they are unpacked. */
export const zipLimits = {
  entries: 500,
  bytes: 200 * 1024 * 1024,
  entryBytes: fileAtMost,
  /** How many times smaller an entry of more than a megabyte may be in the ZIP: documents are not. */
  ratio: 200,
}

/** How long a run is kept, in days. */
export const runDays = 7

/** One thing to be verified: its line in the list, or its place in the ZIP, and what stands there. */
export type Asked = { number: number; label: string } & (
  | { bytes?: undefined; refused?: undefined }
  | { bytes: Uint8Array; refused?: undefined }
  /** Why it is not looked at. */
  | { bytes?: undefined; refused: Sentence }
)

/** What many are given as: lines of text, or a file (CSV, text or ZIP). */
export const runInput = z
  .object({
    text: z.string().trim().max(2_000_000, messageKey('verify.many.refused.tooMuch')).optional(),
    file: z
      .object({ name: z.string(), bytes: z.instanceof(Uint8Array<ArrayBufferLike>) })
      .optional(),
  })
  .refine(({ text, file }) => Boolean(text) !== Boolean(file), {
    message: messageKey('verify.many.refused.one'),
    path: ['text'],
  })
export type RunInput = z.input<typeof runInput>

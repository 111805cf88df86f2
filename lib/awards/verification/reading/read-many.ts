import { decodeText, detectEncoding } from '@/lib/awards/imports/reading/encoding'
import { InputError } from '@/lib/platform/errors/errors'
import { say } from '@/lib/platform/language/say'
import type { Asked, RunInput } from '../run-schema'
import { fileAtMost } from '../schema'
import { readCsv, readLines } from './read-list'
import { isZip, readZip } from './read-zip'

/**
 * What is to be verified of what was given: the lines of a text, the rows of a CSV, the files of a
 * ZIP, one at a time. InputError, in a sentence for whoever gave it, where it is none of these.
 */
export async function* readMany({ text, file }: RunInput): AsyncGenerator<Asked> {
  if (text) yield* readLines(text)
  if (!file) return
  const { name, bytes } = file
  if (bytes.byteLength > fileAtMost) {
    throw new InputError(say('verify.many.refused.tooLarge', { limit: fileAtMost / 1024 / 1024 }))
  }
  if (isZip(bytes)) yield* readZip(bytes)
  else if (isDocument(bytes)) throw new InputError(say('verify.many.refused.oneDocument'))
  else if (/\.txt$/i.test(name)) yield* readLines(textOf(bytes))
  else yield* await readCsv(bytes)
}

function textOf(bytes: Uint8Array): string {
  return [...decodeText(bytes, detectEncoding(bytes))].join('')
}

/** A PDF, PNG or JPEG: it is verified by itself, or in a ZIP with others. */
function isDocument(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 8)).toString('latin1')
  return /^(%PDF|\x89PNG|\xff\xd8\xff)/.test(start)
}

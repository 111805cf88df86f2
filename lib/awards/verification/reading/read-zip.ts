import { type Entry, fromBufferPromise, getFileNameLowLevel, type ZipFile } from 'yauzl'
import { InputError } from '@/lib/platform/errors/errors'
import { type Sentence, say } from '@/lib/platform/language/say'
import { type Asked, zipLimits } from '../run-schema'

/** True for what begins as a ZIP does, an empty one too (APPNOTE.TXT, 4.3.7 and 4.3.16). */
export function isZip(bytes: Uint8Array): boolean {
  const [p, k, a, b] = bytes
  return p === 0x50 && k === 0x4b && ((a === 3 && b === 4) || (a === 5 && b === 6))
}

/**
 * The files of a ZIP, one at a time; folders and what systems add are passed over. Before anything is
 * unpacked, InputError says what of the whole is too much. What is wrong with one file is said in its
 * place, and the rest is read. A name is for people alone: nothing is ever written by it.
 */
export async function* readZip(bytes: Uint8Array): AsyncGenerator<Asked> {
  const zip = await opened(bytes)
  const entries = await entriesOf(zip)
  if (entries.length === 0) throw new InputError(say('verify.many.refused.zipEmpty'))
  let number = 0
  for (const { entry, label } of entries) {
    number++
    const refused = refusalOf(entry, label)
    yield { number, label, ...(refused ? { refused } : await unpacked(zip, entry)) }
  }
}

async function opened(bytes: Uint8Array): Promise<ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    // Names as bytes: one that would lead out of a folder is no reason to refuse the others.
    return await fromBufferPromise(buffer, { lazyEntries: true, decodeStrings: false })
  } catch (cause) {
    throw broken(cause)
  }
}

async function entriesOf(zip: ZipFile) {
  const found: { entry: Entry; label: string }[] = []
  let size = 0
  try {
    for await (const entry of zip.eachEntry()) {
      const path = nameOf(entry)
      if (path.endsWith('/') || isClutter(path)) continue
      found.push({ entry, label: labelOf(path) })
      size += entry.uncompressedSize
      if (found.length > zipLimits.entries) {
        throw new InputError(say('verify.many.refused.zipEntries', { limit: zipLimits.entries }))
      }
      if (size > zipLimits.bytes) {
        const limit = zipLimits.bytes / 1024 / 1024
        throw new InputError(say('verify.many.refused.zipSize', { limit }))
      }
    }
  } catch (error) {
    throw error instanceof InputError ? error : broken(error)
  }
  return found
}

/** Names are in UTF-8 or, of old programs, in code page 437: the flags say which. */
function nameOf({ generalPurposeBitFlag, fileNameRaw, extraFields }: Entry): string {
  return getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false)
}

/** The path as people may see it: nothing that hides, turns round or climbs out. */
function labelOf(path: string): string {
  const parts = path
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..')
  return parts.join('/').slice(-200) || '?'
}

/** What systems put into a ZIP beside the files that were meant. */
function isClutter(path: string): boolean {
  const name = path.split('/').at(-1) ?? ''
  return /(^|\/)__MACOSX\//.test(path) || /^(\.|Thumbs\.db$|desktop\.ini$)/i.test(name)
}

function refusalOf(entry: Entry, label: string): Sentence | null {
  const { uncompressedSize, compressedSize } = entry
  if (/\.(zip|7z|rar|tar|gz|tgz)$/i.test(label)) return say('verify.many.item.nested')
  if (entry.isEncrypted()) return say('verify.many.item.encrypted')
  if (!entry.canDecodeFileData()) return say('verify.many.item.unreadable')
  if (uncompressedSize === 0) return say('verify.many.item.empty')
  if (uncompressedSize > zipLimits.entryBytes) {
    return say('verify.many.item.tooLarge', { limit: zipLimits.entryBytes / 1024 / 1024 })
  }
  const bomb = uncompressedSize > 1024 * 1024 && uncompressedSize > compressedSize * zipLimits.ratio
  return bomb ? say('verify.many.item.bomb') : null
}

/** The stream ends with an error where there is more or less of it than the ZIP says. */
async function unpacked(zip: ZipFile, entry: Entry) {
  try {
    const parts: Buffer[] = []
    for await (const part of await zip.openReadStreamPromise(entry)) parts.push(part as Buffer)
    const bytes = new Uint8Array(Buffer.concat(parts))
    return isZip(bytes) ? { refused: say('verify.many.item.nested') } : { bytes }
  } catch {
    return { refused: say('verify.many.item.unreadable') }
  }
}

function broken(cause: unknown): InputError {
  return Object.assign(new InputError(say('verify.many.refused.zipBroken')), { cause })
}

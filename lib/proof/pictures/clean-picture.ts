import { InputError } from '@/lib/platform/errors/errors'
import { say } from '@/lib/platform/language/say'
import type { Picture } from '@/lib/proof/documents/schema'
import { cleanRaster } from './clean-raster'
import { cleanSvg } from './svg/clean-svg'
import type { LeftOut } from './svg/left-out'

/** `leftOut` says what of a drawing was not kept. */
export type CleanPicture = Picture & { leftOut: LeftOut[] }

/** A file may have so many bytes; a drawing, which costs far more to draw, fewer. */
export const fileBytesAtMost = 2_000_000
const svgBytesAtMost = 200_000

/**
 * A picture as it may be kept and printed: its pixels encoded anew in sRGB, upright, without a word
 * of where it came from; a drawing written anew with nothing but shapes and colours. The kind is told
 * by the content, never by a name. InputError with one sentence for a file that cannot be used.
 */
export async function cleanPicture(bytes: Uint8Array): Promise<CleanPicture> {
  if (bytes.byteLength === 0) throw new InputError(say('templates.picture.empty'))
  if (bytes.byteLength > fileBytesAtMost) {
    throw new InputError(say('templates.picture.tooLarge', { megabytes: fileBytesAtMost / 1e6 }))
  }
  const type = typeOf(bytes)
  if (type === 'png' || type === 'jpeg') {
    return { ...(await cleanRaster(bytes, type)), leftOut: [] }
  }
  if (type !== 'svg') throw new InputError(say('templates.picture.type'))
  if (bytes.byteLength > svgBytesAtMost) {
    throw new InputError(say('templates.picture.svgTooLarge', { kilobytes: svgBytesAtMost / 1e3 }))
  }
  return cleanSvg(bytes)
}

function typeOf(bytes: Uint8Array): Picture['type'] | undefined {
  const begins = (...head: number[]) => head.every((byte, i) => bytes[i] === byte)
  if (begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png'
  if (begins(0xff, 0xd8, 0xff)) return 'jpeg'
  const head = Buffer.from(bytes.subarray(0, 100)).toString('utf8')
  if (/^\ufeff?\s*</.test(head) && /<(?:[\w-]{1,20}:)?svg\b/.test(Buffer.from(bytes).toString())) {
    return 'svg'
  }
  return undefined
}

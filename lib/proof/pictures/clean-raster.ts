import sharp from 'sharp'
import { InputError } from '@/lib/platform/errors/errors'
import { say } from '@/lib/platform/language/say'
import type { Picture } from '@/lib/proof/documents/schema'

// Neither threads nor memory are kept for the next picture.
sharp.concurrency(1)
sharp.cache(false)

/** More are refused before any is decoded: 16 million take 64 MB. */
const pixelsAtMost = 16_000_000
/** The long side of A4 at 300 dots an inch; no printer shows more. */
const sideAtMost = 3508

/** PNG and JPEG: decoded with limits and encoded anew, so that nothing but the pixels is kept. */
export function cleanRaster(bytes: Uint8Array, type: 'png' | 'jpeg'): Promise<Picture> {
  const mine = last.then(() => clean(bytes, type))
  last = mine.catch(() => undefined)
  return mine
}

/** One is decoded at a time, however many come at once. */
let last: Promise<unknown> = Promise.resolve()

async function clean(bytes: Uint8Array, type: 'png' | 'jpeg'): Promise<Picture> {
  const { width, height } = await head(bytes)
  if (width * height > pixelsAtMost) {
    const most = pixelsAtMost / 1e6
    throw new InputError(say('templates.picture.pixels', { width, height, most }))
  }
  return readable(async () => {
    const upright = sharp(bytes, { failOn: 'error', limitInputPixels: pixelsAtMost })
      .autoOrient()
      .toColourspace('srgb')
      .resize({ width: sideAtMost, height: sideAtMost, fit: 'inside', withoutEnlargement: true })
    const encoded =
      type === 'png'
        ? upright.png({ compressionLevel: 9, palette: false })
        : upright.jpeg({ quality: 88, chromaSubsampling: '4:4:4' })
    const { data, info } = await encoded.toBuffer({ resolveWithObject: true })
    return { type, bytes: new Uint8Array(data), width: info.width, height: info.height }
  })
}

/** What the file says about itself, before a pixel is decoded. */
function head(bytes: Uint8Array): Promise<{ width: number; height: number }> {
  return readable(() => sharp(bytes, { limitInputPixels: false }).metadata())
}

/** Whatever the decoder says about a broken file, it says in its own terms. */
async function readable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch {
    throw new InputError(say('templates.picture.broken'))
  }
}

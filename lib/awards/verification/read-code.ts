import path from 'node:path'
import { Piscina } from 'piscina'
import sharp from 'sharp'
import type { Picture } from '@/lib/proof/documents/check/page-picture'
import type { Pixels } from './code-thread'

/** Most points of a picture that is looked at: a phone's photograph, 50 megapixels. */
const pixelsAtMost = 50_000_000
/** Long enough that a code which fills a tenth of a page is read, in points of its longer side. */
const sides = [1600, 900, 2600]
/** How long the looking may take: of a photograph it takes less than a second, of noise half a minute. */
const usualLimitMs = 10_000

let threads: Piscina<Pixels, string | null> | undefined

/**
 * The text of the QR code in a picture: a photograph of a certificate, a screenshot. Null where none
 * can be read in time, or the picture is none. It is looked for on a thread of its own.
 */
export async function readCode(
  picture: Uint8Array | Picture,
  limitMs = usualLimitMs,
): Promise<string | null> {
  threads ??= open()
  const late = AbortSignal.timeout(limitMs)
  for (const side of sides) {
    const pixels = await pixelsOf(picture, side)
    if (!pixels) return null
    try {
      const text = await threads.run(pixels, { signal: late })
      if (text) return text
    } catch (error) {
      if (late.aborted) return null
      throw error
    }
  }
  return null
}

function open(): Piscina<Pixels, string | null> {
  const root = process.env.LAUREL_ROOT ?? process.cwd()
  return new Piscina({
    filename: path.join(root, 'dist/code-thread.js'),
    ...{ minThreads: 0, maxThreads: 1, idleTimeout: 30_000 },
    // A picture that ends its thread must not take another's along.
    concurrentTasksPerWorker: 1,
    resourceLimits: { maxOldGenerationSizeMb: 512, stackSizeMb: 4 },
  })
}

async function pixelsOf(picture: Uint8Array | Picture, side: number): Promise<Pixels | null> {
  const limits = { limitInputPixels: pixelsAtMost, failOn: 'error' } as const
  try {
    const read =
      picture instanceof Uint8Array
        ? sharp(picture, limits)
        : sharp(picture.data, { ...limits, raw: { ...picture, channels: 1 } })
    const { data, info } = await read
      .rotate()
      .resize(side, side, { fit: 'inside', withoutEnlargement: true })
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    return { data, width: info.width, height: info.height }
  } catch {
    return null
  }
}

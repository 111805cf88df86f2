import { execFileSync } from 'node:child_process'
import sharp from 'sharp'

/** In pixels of the picture. */
export type Crop = { x: number; y: number; width: number; height: number }

/** The first page of a PDF as PNG, or a part of it. */
export function rasterise(pdf: Uint8Array, dpi = 144, crop?: Crop): Buffer {
  const { x, y, width, height } = crop ?? {}
  const part = crop ? ['-x', x, '-y', y, '-W', width, '-H', height].map(String) : []
  const how = ['-png', '-r', String(dpi), '-singlefile', ...part, '-']
  return execFileSync('pdftoppm', how, { input: pdf, maxBuffer: 64 << 20 })
}

/**
 * The share of points that differ plainly between two pictures of the same page, each blurred by
 * `blur` points, so that only what moved, is missing or is another colour counts, not how edges are
 * smoothed.
 */
export async function unlikeness(one: Buffer, two: Buffer, blur = 3): Promise<number> {
  const { width = 0, height = 0 } = await sharp(one).metadata()
  const points = (picture: Buffer) =>
    sharp(picture, { density: 144 })
      .resize(width, height, { fit: 'fill' })
      .flatten({ background: '#ffffff' })
      .blur(blur)
      .raw()
      .toBuffer()
  const [first, second] = [await points(one), await points(two)]
  let differ = 0
  for (let at = 0; at < first.length; at += 3) {
    const far = [0, 1, 2].map((i) => Math.abs((first[at + i] ?? 0) - (second[at + i] ?? 0)))
    if (Math.max(...far) > 40) differ++
  }
  return differ / (first.length / 3)
}

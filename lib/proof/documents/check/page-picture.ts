import { setTimeout as sleep } from 'node:timers/promises'
import type { PdfEngine } from './pdf-engine'

/** Points of a picture in grey, row by row, a byte each. */
export type Picture = { data: Uint8Array; width: number; height: number }

/** Enough to read a code in a scan of a page, in points of its longer side. */
const sideAtMost = 2600
/** Of a picture that is looked at: a page of A3, scanned at 600 to an inch, has 70 million. */
const pointsAtMost = 100_000_000

/** How long pdf.js may take to hand over a picture that it has read, in milliseconds. */
const patience = 5000

type Operators = { fnArray: ArrayLike<number>; argsArray: ArrayLike<unknown> }
type Objects = { get(id: string, then: (found: unknown) => void): unknown }
type EngineImage = { data?: Uint8Array; width: number; height: number; kind: number }

/** The largest picture of a page, made small enough to be looked at; null where there is none. */
export async function largestPicture(
  engine: PdfEngine,
  { fnArray, argsArray }: Operators,
  objects: Objects,
): Promise<Picture | null> {
  let [largest, most] = ['', 0]
  for (let at = 0; at < fnArray.length; at++) {
    if (fnArray[at] !== engine.OPS.paintImageXObject) continue
    const [id, width, height] = argsArray[at] as [string, number, number]
    if (width * height > most) [largest, most] = [id, width * height]
  }
  if (most === 0) return null
  const handed = new Promise((resolve) => objects.get(largest, resolve))
  // Null where it could not be read.
  const image = (await Promise.race([handed, sleep(patience, null)])) as EngineImage | null
  return image && made(engine, image)
}

/** Squares of points become one: what is dotted to look grey is grey then, and no code seems to be in it. */
function made(engine: PdfEngine, image: EngineImage): Picture | null {
  if (image.width * image.height > pointsAtMost) return null
  const light = lightOf(engine, image)
  const step = Math.ceil(Math.max(image.width, image.height) / sideAtMost)
  const [width, height] = [Math.floor(image.width / step), Math.floor(image.height / step)]
  if (!light || width === 0 || height === 0) return null
  const data = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0
      for (let n = 0; n < step * step; n++) {
        sum += light(x * step + (n % step), y * step + Math.floor(n / step))
      }
      data[y * width + x] = sum / (step * step)
    }
  }
  return { data, width, height }
}

/** How light each point is, from 0 to 255; null for a kind that pdf.js does not have today. */
function lightOf(
  { ImageKind }: PdfEngine,
  { data, width, kind }: EngineImage,
): ((x: number, y: number) => number) | null {
  if (!data) return null
  if (kind === ImageKind.GRAYSCALE_1BPP) {
    const row = Math.ceil(width / 8)
    return (x, y) => (((data[y * row + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1) * 255
  }
  const bytes = kind === ImageKind.RGB_24BPP ? 3 : kind === ImageKind.RGBA_32BPP ? 4 : 0
  if (bytes === 0) return null
  return (x, y) => {
    const at = (y * width + x) * bytes
    return ((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0)) / 3
  }
}

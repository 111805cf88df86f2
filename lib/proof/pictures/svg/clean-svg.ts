import { InputError } from '@/lib/platform/errors/errors'
import { say } from '@/lib/platform/language/say'
import type { CleanPicture } from '../clean-picture'
import { drawSvg } from './draw-svg'
import { readSvg } from './read-svg'
import { readFrame } from './shapes'

/** The long side that a drawing is said to have; drawings scale, and only the shape counts. */
const longSide = 1000

/**
 * A drawing written anew: shapes, groups, clips and gradients alone, each with numbers and colours of
 * our own writing. Nothing in it can act, fetch, or make react-pdf fail. Clean once is clean for ever.
 */
export function cleanSvg(bytes: Uint8Array): CleanPicture {
  const read = readSvg(decoded(bytes))
  const frame = readFrame(read.root)
  if (!frame) throw new InputError(say('templates.picture.svgSize'))
  const drawing = drawSvg(read, frame)
  if (drawing === '') throw new InputError(say('templates.picture.svgEmpty'))
  const scale = longSide / Math.max(frame.width, frame.height)
  const [width = 1, height = 1] = [frame.width, frame.height].map((side) =>
    Math.max(1, Math.round(side * scale)),
  )
  const box = `viewBox="${frame.x} ${frame.y} ${frame.width} ${frame.height}"`
  const xml = `<svg xmlns="http://www.w3.org/2000/svg" ${box} width="${width}" height="${height}">${drawing}</svg>`
  const leftOut = [...read.leftOut].sort()
  return { type: 'svg', bytes: new Uint8Array(Buffer.from(xml)), width, height, leftOut }
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new InputError(say('templates.picture.svgBroken', { line: 1 }))
  }
}

import type { FontFile } from '../text/font-file'
import type { Part } from '../text/shape'

/** A glyph that the subset gets of several of the font's. Font units. */
export type Composed = { parts: readonly Part[]; advance: number }
type Wanted = number | Composed

/**
 * A font file with only these glyphs, in this order (the first is .notdef; a glyph may stand in it
 * twice), composed anew where there are parts, and the parts of composed ones after them. Without hinting, which no PDF reader needs at
 * these sizes. Tables as OpenType 1.9 has them, and only those that PDF asks for (ISO 32000-1, 9.9).
 */
export function subsetFont(font: FontFile, glyphs: readonly Wanted[]): Buffer {
  const order = [...glyphs]
  const outlines: Buffer[] = []
  const parts = new Map<number, number>()
  const newId = (glyph: number) => {
    const known = parts.get(glyph)
    if (known !== undefined) return known
    parts.set(glyph, order.length)
    return order.push(glyph) - 1
  }
  // The list grows while it is read: a part may be composed itself.
  for (let i = 0; i < order.length; i++) {
    const wanted = order[i] as Wanted
    const outline = typeof wanted === 'number' ? outlineOf(font, wanted) : compose(font, wanted)
    outlines.push(renumbered(outline, newId))
  }
  const { glyf, loca, long } = joined(outlines)
  return sfnt([
    ['glyf', glyf],
    ['head', head(font, long)],
    ['hhea', patched(table(font, 'hhea'), 34, order.length)],
    ['hmtx', metrics(font, order, outlines)],
    ['loca', loca],
    ['maxp', maximums(font, order.length)],
  ])
}

/** How far the pen moves on after a glyph, in font units. */
export function advanceOf(font: FontFile, glyph: Wanted): number {
  if (typeof glyph !== 'number') return glyph.advance
  const { count, hmtx } = measures(font)
  return font.bytes.readUInt16BE(hmtx + 4 * Math.min(glyph, count - 1))
}

function measures(font: FontFile) {
  const hhea = font.tables.get('hhea')?.offset ?? 0
  return {
    count: font.bytes.readUInt16BE(hhea + 34),
    hmtx: font.tables.get('hmtx')?.offset ?? 0,
  }
}

type Outline = { data: Buffer; parts: readonly { at: number; glyph: number }[] }
const outlines = new WeakMap<FontFile, Map<number, Outline>>()

/** A glyph's outline without its instructions, and where in it others are named. */
function outlineOf(font: FontFile, glyph: number): Outline {
  const own = outlines.get(font) ?? new Map<number, Outline>()
  outlines.set(font, own)
  let outline = own.get(glyph)
  if (!outline) {
    outline = readOutline(glyphData(font, glyph))
    own.set(glyph, outline)
  }
  return outline
}

function glyphData(font: FontFile, glyph: number): Buffer {
  const { bytes, tables } = font
  const loca = tables.get('loca')?.offset ?? 0
  const glyf = tables.get('glyf')?.offset ?? 0
  const long = bytes.readInt16BE((tables.get('head')?.offset ?? 0) + 50) === 1
  const place = (i: number) =>
    long ? bytes.readUInt32BE(loca + 4 * i) : 2 * bytes.readUInt16BE(loca + 2 * i)
  return bytes.subarray(glyf + place(glyph), glyf + place(glyph + 1))
}

function readOutline(data: Buffer): Outline {
  if (data.length === 0) return { data, parts: [] }
  const contours = data.readInt16BE(0)
  if (contours < 0) return readComposed(data)
  const at = 10 + 2 * contours
  const instructions = data.readUInt16BE(at)
  const kept = [data.subarray(0, at), Buffer.alloc(2), data.subarray(at + 2 + instructions)]
  return { data: Buffer.concat(kept), parts: [] }
}

const flag = {
  words: 1,
  offsets: 2,
  scale: 8,
  more: 32,
  xyScale: 64,
  twoByTwo: 128,
  instructions: 256,
}

function readComposed(original: Buffer): Outline {
  const data = Buffer.from(original)
  const parts: { at: number; glyph: number }[] = []
  let at = 10
  for (let more = true; more; ) {
    const flags = data.readUInt16BE(at)
    data.writeUInt16BE(flags & ~flag.instructions, at)
    parts.push({ at: at + 2, glyph: data.readUInt16BE(at + 2) })
    at += flags & flag.words ? 8 : 6
    if (flags & flag.scale) at += 2
    else if (flags & flag.xyScale) at += 4
    else if (flags & flag.twoByTwo) at += 8
    more = (flags & flag.more) !== 0
  }
  return { data: data.subarray(0, at), parts }
}

function renumbered({ data, parts }: Outline, newId: (glyph: number) => number): Buffer {
  if (parts.length === 0) return data
  const own = Buffer.from(data)
  for (const { at, glyph } of parts) own.writeUInt16BE(newId(glyph), at)
  return own
}

/** Several glyphs as one, each moved to its place (OpenType 1.9, “glyf”, composite glyphs). */
function compose(font: FontFile, { parts }: Composed): Outline {
  const drawn = parts.filter(({ id }) => glyphData(font, id).length > 0)
  if (drawn.length === 0) return { data: Buffer.alloc(0), parts: [] }
  const data = Buffer.alloc(10 + 8 * drawn.length)
  data.writeInt16BE(-1, 0)
  for (const [i, at] of [2, 4, 6, 8].entries()) {
    const edges = drawn.map(({ id, x, y }) => {
      return glyphData(font, id).readInt16BE(at) + (i % 2 === 0 ? x : y)
    })
    data.writeInt16BE(i < 2 ? Math.min(...edges) : Math.max(...edges), at)
  }
  const places = drawn.map(({ id, x, y }, i) => {
    const at = 10 + 8 * i
    const more = i < drawn.length - 1 ? flag.more : 0
    data.writeUInt16BE(flag.words | flag.offsets | more, at)
    data.writeInt16BE(x, at + 4)
    data.writeInt16BE(y, at + 6)
    return { at: at + 2, glyph: id }
  })
  return { data, parts: places }
}

/** With room for glyphs composed of composed ones, which the font itself may not have. */
function maximums(font: FontFile, glyphs: number): Buffer {
  const copy = patched(table(font, 'maxp'), 4, glyphs)
  // Version 1.0 of the table counts the parts of a glyph, and how deep they go.
  copy.writeUInt16BE(Math.max(copy.readUInt16BE(28), 64), 28)
  copy.writeUInt16BE(Math.max(copy.readUInt16BE(30), 4), 30)
  return copy
}

function joined(all: readonly Buffer[]): { glyf: Buffer; loca: Buffer; long: boolean } {
  const places = [0]
  const pieces: Buffer[] = []
  let at = 0
  for (const data of all) {
    pieces.push(data)
    if (data.length % 2 === 1) pieces.push(Buffer.alloc(1))
    at += data.length + (data.length % 2)
    places.push(at)
  }
  const long = at > 0x1fffe
  const loca = Buffer.alloc(places.length * (long ? 4 : 2))
  for (const [i, place] of places.entries()) {
    if (long) loca.writeUInt32BE(place, 4 * i)
    else loca.writeUInt16BE(place / 2, 2 * i)
  }
  return { glyf: Buffer.concat(pieces), loca, long }
}

/** A composed glyph begins where its outline does; the others as the font has it. */
function metrics(font: FontFile, order: readonly Wanted[], outlines: readonly Buffer[]): Buffer {
  const { count, hmtx } = measures(font)
  const out = Buffer.alloc(4 * order.length)
  for (const [i, glyph] of order.entries()) {
    out.writeUInt16BE(advanceOf(font, glyph), 4 * i)
    if (typeof glyph !== 'number') {
      const outline = outlines[i]
      out.writeInt16BE(outline && outline.length > 0 ? outline.readInt16BE(2) : 0, 4 * i + 2)
      continue
    }
    const bearing = glyph < count ? hmtx + 4 * glyph + 2 : hmtx + 4 * count + 2 * (glyph - count)
    out.writeInt16BE(font.bytes.readInt16BE(bearing), 4 * i + 2)
  }
  return out
}

function table(font: FontFile, tag: string): Buffer {
  const found = font.tables.get(tag)
  if (!found) throw new Error(`${font.family} has no table ${tag}`)
  return font.bytes.subarray(found.offset, found.offset + found.length)
}

function patched(original: Buffer, at: number, value: number): Buffer {
  const copy = Buffer.from(original)
  copy.writeUInt16BE(value, at)
  return copy
}

function head(font: FontFile, long: boolean): Buffer {
  const copy = patched(table(font, 'head'), 50, long ? 1 : 0)
  copy.writeUInt32BE(0, 8)
  return copy
}

function sfnt(tables: readonly (readonly [string, Buffer])[]): Buffer {
  const count = tables.length
  const power = 2 ** Math.floor(Math.log2(count))
  const directory = Buffer.alloc(12 + 16 * count)
  directory.writeUInt32BE(0x00010000, 0)
  directory.writeUInt16BE(count, 4)
  directory.writeUInt16BE(power * 16, 6)
  directory.writeUInt16BE(Math.log2(power), 8)
  directory.writeUInt16BE((count - power) * 16, 10)
  const pieces: Buffer[] = [directory]
  let at = directory.length
  let headAt = 0
  for (const [i, [tag, data]] of tables.entries()) {
    const entry = 12 + 16 * i
    const padded =
      data.length % 4 === 0
        ? data
        : Buffer.concat([data, zeros], data.length + 4 - (data.length % 4))
    directory.write(tag, entry, 'latin1')
    directory.writeUInt32BE(checksum(padded), entry + 4)
    directory.writeUInt32BE(at, entry + 8)
    directory.writeUInt32BE(data.length, entry + 12)
    if (tag === 'head') headAt = at
    pieces.push(padded)
    at += padded.length
  }
  const file = Buffer.concat(pieces)
  file.writeUInt32BE((0xb1b0afba - checksum(file)) >>> 0, headAt + 8)
  return file
}

const zeros = Buffer.alloc(4)

function checksum(data: Buffer): number {
  let sum = 0
  for (let at = 0; at < data.length; at += 4) sum = (sum + data.readUInt32BE(at)) >>> 0
  return sum
}

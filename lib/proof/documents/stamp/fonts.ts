import { createHash } from 'node:crypto'
import type { FontFile } from '../text/font-file'
import { type Cell, isSimple, type Shaped } from '../text/shape'
import { type Compression, object, type PdfObject, stream } from './file'
import { advanceOf, type Composed, subsetFont } from './subset'
import { num, ref, utf16Hex } from './write'

/** A font as a document uses it: its name among the page's resources, and the glyphs it needs. */
export type UsedFont = {
  font: FontFile
  name: string
  /**
   * Character number (CID) by cell: one glyph may stand for several texts. A cell of several parts
   * becomes one glyph of the subset, so that readers find its text whole and in its place.
   */
  cids: Map<string, number>
  glyphs: (number | Composed)[]
  texts: string[]
  /** In thousandths of an em, as the reader will count them. */
  widths: number[]
}

/** The fonts of one content stream. `prefix` keeps the names of two sets apart. */
export type FontSet = { prefix: string; used: Map<FontFile, UsedFont> }

export function fontSet(prefix: string): FontSet {
  return { prefix, used: new Map() }
}

export function fontIn(set: FontSet, font: FontFile): UsedFont {
  let used = set.used.get(font)
  if (!used) {
    const name = `${set.prefix}${set.used.size + 1}`
    used = { font, name, cids: new Map(), glyphs: [0], texts: [''], widths: [widthOf(font, 0)] }
    set.used.set(font, used)
  }
  return used
}

/**
 * The font that shows all these glyphs for what they stand for here: the frozen one where it has
 * them, else one of the document's own.
 */
export function fontFor(
  set: FontSet,
  frozen: FontSet | undefined,
  { font, cells }: Shaped,
): UsedFont {
  const ready = frozen?.used.get(font)
  if (ready && cells.every(({ key }) => ready.cids.has(key))) return ready
  return fontIn(set, font)
}

/** The number that a cell is shown by. */
export function cidOf(used: UsedFont, { key, parts, advance, text }: Cell): number {
  const known = used.cids.get(key)
  if (known !== undefined) return known
  const glyph = isSimple(parts) ? (parts[0]?.id ?? 0) : { parts, advance }
  const cid = used.glyphs.push(glyph) - 1
  used.cids.set(key, cid)
  used.texts.push(text)
  used.widths.push(widthOf(used.font, glyph))
  return cid
}

function widthOf(font: FontFile, glyph: number | Composed): number {
  return Math.round((advanceOf(font, glyph) * 1000) / font.upem)
}

/**
 * The objects of a set's fonts, each a composite font with its own glyphs alone (ISO 32000-1, 9.7),
 * and the entries of the page's font resources.
 */
export function fontObjects(set: FontSet, next: () => number, how: Compression): FontObjects {
  const objects: PdfObject[] = []
  let resources = ''
  for (const used of set.used.values()) {
    const [type0, cid, descriptor, file, unicode] = [next(), next(), next(), next(), next()]
    const { font, glyphs, widths } = used
    const data = subsetFont(font, glyphs)
    const { postScriptName, box, capHeight, italicAngle } = describe(font)
    const name = `${subsetTag(data)}+${postScriptName}`
    resources += `/${used.name} ${ref(type0)} `
    objects.push(
      object(
        type0,
        `<</Type /Font /Subtype /Type0 /BaseFont /${name} /Encoding /Identity-H /DescendantFonts [${ref(cid)}] /ToUnicode ${ref(unicode)}>>`,
      ),
      object(
        cid,
        `<</Type /Font /Subtype /CIDFontType2 /BaseFont /${name} /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /FontDescriptor ${ref(descriptor)} /W [0 [${widths.join(' ')}]] /DW 1000 /CIDToGIDMap /Identity>>`,
      ),
      object(
        descriptor,
        `<</Type /FontDescriptor /FontName /${name} /Flags 4 /FontBBox [${box.map(num).join(' ')}] /ItalicAngle ${italicAngle} /Ascent ${num((font.ascent * 1000) / font.upem)} /Descent ${num((font.descent * 1000) / font.upem)} /CapHeight ${num(capHeight)} /StemV 80 /FontFile2 ${ref(file)}>>`,
      ),
      stream(file, `/Length1 ${data.length}`, data, how),
      stream(unicode, '', Buffer.from(toUnicode(used.texts), 'latin1'), how),
    )
  }
  return { objects, resources }
}

export type FontObjects = { objects: PdfObject[]; resources: string }

/** Six letters that tell subsets of one font apart (9.6.4), made of the subset itself. */
function subsetTag(data: Buffer): string {
  const hash = createHash('sha256').update(data).digest()
  return String.fromCharCode(...Array.from(hash.subarray(0, 6), (byte) => 65 + (byte % 26)))
}

type Description = {
  postScriptName: string
  box: number[]
  capHeight: number
  italicAngle: number
}
const described = new WeakMap<FontFile, Description>()

function describe(font: FontFile): Description {
  const known = described.get(font)
  if (known) return known
  const { bytes, tables, upem } = font
  const headAt = tables.get('head')?.offset ?? 0
  const os2 = tables.get('OS/2')
  const post = tables.get('post')?.offset
  const scale = 1000 / upem
  const made = {
    postScriptName: (font.face.getName(6, 'en') || font.family).replace(/[^A-Za-z0-9-]/g, ''),
    box: [36, 38, 40, 42].map((at) => bytes.readInt16BE(headAt + at) * scale),
    // Version 2 and later of the table have it.
    capHeight: (os2 && os2.length >= 90 ? bytes.readInt16BE(os2.offset + 88) : 0.7 * upem) * scale,
    italicAngle: post === undefined ? 0 : Math.round(bytes.readInt32BE(post + 4) / 65536),
  }
  described.set(font, made)
  return made
}

/** What each character number stands for (9.10.3); ones that stand for nothing, for no visible space. */
function toUnicode(texts: readonly string[]): string {
  const lines = texts.slice(1).map((text, i) => `<${hex4(i + 1)}> <${utf16Hex(text || '\u200b')}>`)
  let blocks = ''
  for (let from = 0; from < lines.length; from += 100) {
    const block = lines.slice(from, from + 100)
    blocks += `${block.length} beginbfchar\n${block.join('\n')}\nendbfchar\n`
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${blocks}endcmap
CMapName currentdict /CMap defineresource pop
end
end
`
}

const hexes: string[] = []

export function hex4(value: number): string {
  let hex = hexes[value]
  if (hex === undefined) {
    hex = value.toString(16).toUpperCase().padStart(4, '0')
    hexes[value] = hex
  }
  return hex
}

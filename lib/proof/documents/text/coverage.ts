import { readFileSync } from 'node:fs'
import * as hb from 'harfbuzzjs'
import { type Family, fontFile } from './faces'

/** One bit a code point: 136 KB a family, where the parsed CJK font would hold 10 MB and more. */
const sets = new Map<Family, Uint8Array>()

/** Whether the font has a glyph for the code point. The first call for a family reads its file. */
export function covers(family: Family, codePoint: number): boolean {
  const bits = sets.get(family) ?? load(family)
  return ((bits[codePoint >> 3] ?? 0) & (1 << (codePoint & 7))) !== 0
}

function load(family: Family): Uint8Array {
  const face = new hb.Face(new hb.Blob(readFileSync(fontFile(family))))
  const bits = new Uint8Array(0x110000 >> 3)
  for (const codePoint of face.collectUnicodes()) {
    const at = codePoint >> 3
    bits[at] = (bits[at] ?? 0) | (1 << (codePoint & 7))
  }
  sets.set(family, bits)
  return bits
}

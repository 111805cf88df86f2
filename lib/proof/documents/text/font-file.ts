import { readFileSync } from 'node:fs'
import * as hb from 'harfbuzzjs'
import { type Cut, type Family, fontFile, nearestCut } from './faces'

/** A font as HarfBuzz shapes with it and as its tables lie in the file. Lengths are in `upem` an em. */
export type FontFile = {
  family: Family
  cut: Cut
  bytes: Buffer
  tables: ReadonlyMap<string, { offset: number; length: number }>
  face: hb.Face
  font: hb.Font
  upem: number
  ascent: number
  descent: number
}

const opened = new Map<Family, Partial<Record<Cut, FontFile>>>()

/** Reads a font once a process. */
export function openFont(family: Family, cut: Cut = 'regular'): FontFile {
  const cuts = opened.get(family) ?? {}
  const known = cuts[cut]
  if (known) return known
  const font = nearestCut(family, cut) === cut ? read(family, cut) : openFont(family)
  // Asked again: where the cut was not there, the regular one has been entered meanwhile.
  opened.set(family, { ...opened.get(family), [cut]: font })
  return font
}

function read(family: Family, cut: Cut): FontFile {
  const bytes = readFileSync(fontFile(family, cut))
  const face = new hb.Face(new hb.Blob(bytes))
  const font = new hb.Font(face)
  const { ascender: ascent, descender: descent } = font.hExtents()
  return {
    ...{ family, cut, bytes, tables: readDirectory(bytes) },
    ...{ face, font, upem: face.upem, ascent, descent },
  }
}

/** The table directory of an sfnt (OpenType 1.9, “Organization of an OpenType Font”). */
function readDirectory(bytes: Buffer): FontFile['tables'] {
  const tables = new Map<string, { offset: number; length: number }>()
  const count = bytes.readUInt16BE(4)
  for (let i = 0; i < count; i++) {
    const at = 12 + 16 * i
    tables.set(bytes.toString('latin1', at, at + 4), {
      offset: bytes.readUInt32BE(at + 8),
      length: bytes.readUInt32BE(at + 12),
    })
  }
  return tables
}

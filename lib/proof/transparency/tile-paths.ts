import { tileWidth } from './tiles'

/** A resource of the log: a tile of hashes, or the entries under a tile of level 0. */
export type TilePath = { level: number | 'entries'; number: number; width: number }

/** Its address below that of the log (C2SP tlog-tiles): tile/0/x001/x234/067.p/12. */
export function tilePath({ level, number, width }: TilePath): string {
  const digits = String(number)
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0')
  const groups = padded.match(/\d{3}/g) ?? []
  const places = groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group))
  const part = width === tileWidth ? '' : `.p/${width}`
  return `tile/${level}/${places.join('/')}${part}`
}

/** Reads such an address; null for anything that `tilePath` would not write. */
export function parseTilePath(path: string): TilePath | null {
  const found = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/){0,5}\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path)
  if (!found) return null
  const [, kind = '', places = '', part] = found
  const level = kind === 'entries' ? kind : Number(kind)
  const number = Number(places.replace(/[x/]/g, ''))
  const width = part === undefined ? tileWidth : Number(part)
  const read: TilePath = { level, number, width }
  // Leading zeroes, a number too large to be exact, a width of 0 or of 256: none of them comes back.
  const isOne = tilePath(read) === path && width > 0 && width <= tileWidth
  return isOne && (level === 'entries' || level <= 63) ? read : null
}

/** The signature of a file: the bytes that it signs, and the CMS that stands in the hole between. */
export type FoundSignature = {
  signed: readonly [Uint8Array, Uint8Array]
  cms: Buffer
  /** When the file says that it was signed; signed itself, but by the signer's own clock. */
  signedAt: Date | null
}

/** `range`: not all but its own hole is signed. `added`: the file goes on after what is. */
export type Unsound = 'several' | 'range' | 'added'

/**
 * The one signature of a file (ISO 32000-1, 12.8.1); null where there is none. Bytes are looked at,
 * not objects: where a signature covers all but a hole of hexadecimal digits, no reader of the file
 * can be shown anything that was not signed.
 */
export function findSignature(file: Uint8Array): FoundSignature | Unsound | null {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  const text = bytes.toString('latin1')
  const [at, ...more] = placesIn(text)
  if (at === undefined) return null
  if (more.length > 0) return 'several'
  range.lastIndex = at
  const numbers = range.exec(text)?.[1]?.trim().split(/\s+/).map(Number) ?? []
  const [zero, from = -1, to = -1, rest = -1] = numbers
  const whole = [from, to, rest].every((value) => Number.isSafeInteger(value) && value >= 0)
  if (numbers.length !== 4 || zero !== 0 || !whole || to + rest > bytes.length) return 'range'
  const [begin, end] = objectAround(text, at)
  // The hole must be the dictionary's own, after the name of what it is, and the range be signed.
  const isOwn = begin < from && from < to && to <= end && (at < from || at >= to)
  if (!isOwn || !/\/Contents\s{0,9}$/.test(text.slice(from - 20, from))) return 'range'
  const cms = holeOf(text.slice(from, to))
  if (!cms) return 'range'
  if (to + rest < bytes.length) return 'added'
  return {
    signed: [bytes.subarray(0, from), bytes.subarray(to)],
    cms,
    signedAt: momentOf(text.slice(begin, end)),
  }
}

const key = '/ByteRange'
const range = /\/ByteRange\s*\[([\s\d+.-]{0,100})\]/y

/** Where dictionaries say what is signed, two at most: what a stream says is contents, no dictionary. */
function placesIn(text: string): number[] {
  const found: number[] = []
  let looked = 0
  for (let at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + 1)) {
    const isContents = /\bstream[\r\n]/.test(text.slice(text.lastIndexOf(' obj', at), at))
    // Nobody says it that often in passing, and each time costs a look through the file.
    if (!isContents || ++looked > 20) found.push(at)
    if (found.length > 1) break
  }
  return found
}

function objectAround(text: string, at: number): readonly [number, number] {
  return [text.lastIndexOf(' obj', at), text.indexOf('endobj', at)]
}

/** Digits in one case throughout: the same signature can then be written in no other way. */
function holeOf(hole: string): Buffer | null {
  if (!/^<(?:[0-9a-f]*|[0-9A-F]*)>$/.test(hole) || hole.length % 2 === 1) return null
  return Buffer.from(hole.slice(1, -1), 'hex')
}

/** The moment that the signature's dictionary names (12.8.1, M): local time with its zone. */
function momentOf(dictionary: string): Date | null {
  const [, day, time, zone = 'Z'] =
    /\/M\s*\(D:(\d{8})(\d{6})(Z|[+-]\d\d'\d\d)?/.exec(dictionary) ?? []
  if (!day || !time) return null
  const iso = `${day.replace(/(....)(..)(..)/, '$1-$2-$3')}T${time.replace(/(..)(..)(..)/, '$1:$2:$3')}`
  const moment = new Date(`${iso}${zone.replace("'", ':')}`)
  return Number.isNaN(moment.getTime()) ? null : moment
}

/** The last signature of a file: the bytes that it signs, the CMS that stands in the hole between. */
export type FoundSignature = {
  signed: readonly [Uint8Array, Uint8Array]
  cms: Buffer
  /** When the file says that it was signed; signed itself, but by the signer's own clock. */
  signedAt: Date | undefined
  coversWholeFile: boolean
}

/**
 * The signature that reaches furthest into the file (ISO 32000-1, 12.8.1); null where there is none,
 * `range` where what it says to sign is not all of the file up to some point but for its own hole.
 * Bytes are looked at, not objects: where a signature covers all but a hole of hexadecimal digits, no
 * reader of the file can be shown anything that was not signed.
 */
export function findSignature(file: Uint8Array): FoundSignature | 'range' | null {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  const text = bytes.toString('latin1')
  const found = Array.from(text.matchAll(range), ({ index, 1: numbers = '' }) => ({
    index,
    numbers: numbers.trim().split(/\s+/).map(Number),
  }))
  const [last] = found.sort((a, b) => endOf(b.numbers) - endOf(a.numbers))
  if (!last) return text.includes('/ByteRange') ? 'range' : null
  const [zero, from = -1, to = -1, rest = -1] = last.numbers
  const whole = [from, to, rest].every((value) => Number.isSafeInteger(value) && value >= 0)
  const end = to + rest
  if (!whole || last.numbers.length !== 4 || zero !== 0 || end > bytes.length) return 'range'
  // The range itself must be signed, and the hole hold nothing but digits.
  if (last.index >= from && last.index < to) return 'range'
  const cms = holeOf(text.slice(from, to))
  if (!cms) return 'range'
  return {
    signed: [bytes.subarray(0, from), bytes.subarray(to, end)],
    cms,
    signedAt: momentOf(text, last.index),
    coversWholeFile: end === bytes.length,
  }
}

const range = /\/ByteRange\s*\[([\s\d+.-]*)\]/g

function endOf([, , to = 0, rest = 0]: readonly number[]): number {
  const end = to + rest
  return Number.isFinite(end) ? end : -1
}

/** Digits in one case throughout: the same signature can then be written in no other way. */
function holeOf(hole: string): Buffer | null {
  if (!/^<(?:[0-9a-f]*|[0-9A-F]*)>$/.test(hole) || hole.length % 2 === 1) return null
  return Buffer.from(hole.slice(1, -1), 'hex')
}

/** The moment that the signature's dictionary names (12.8.1, M): local time with its zone. */
function momentOf(text: string, at: number): Date | undefined {
  const begin = text.lastIndexOf(' obj', at)
  const dictionary = text.slice(begin, text.indexOf('endobj', at))
  const [, day, time, zone = 'Z'] =
    /\/M\s*\(D:(\d{8})(\d{6})(Z|[+-]\d\d'\d\d)?/.exec(dictionary) ?? []
  if (!day || !time) return undefined
  const iso = `${day.replace(/(....)(..)(..)/, '$1-$2-$3')}T${time.replace(/(..)(..)(..)/, '$1:$2:$3')}`
  const moment = new Date(`${iso}${zone.replace("'", ':')}`)
  return Number.isNaN(moment.getTime()) ? undefined : moment
}

type Random = () => number

/** The bytes with one to three small changes, at `from` or after it; sometimes they stay the same. */
export function changedBytes(bytes: Buffer, random: Random, from = 0): Buffer {
  let changed: Buffer = Buffer.from(bytes)
  const times = 1 + below(random, 3)
  for (let i = 0; i < times; i++) {
    const at = from + below(random, changed.length - from)
    const length = 1 + below(random, 12)
    const change = ways[below(random, ways.length)] ?? put
    changed = change(changed, at, length, random)
  }
  return changed
}

type Change = (bytes: Buffer, at: number, length: number, random: Random) => Buffer

const below = (random: Random, limit: number) => Math.floor(random() * limit)

const put: Change = (bytes, at, _length, random) => {
  bytes[at] = below(random, 256)
  return bytes
}

const ways: readonly Change[] = [
  put,
  // A bit.
  (bytes, at, _length, random) => {
    bytes[at] = (bytes[at] ?? 0) ^ (1 << below(random, 8))
    return bytes
  },
  // A digit or a letter in the other case, which often means the same.
  (bytes, at, _length, random) => {
    bytes[at] = '0123456789abcdefABCDEF \n'.charCodeAt(below(random, 24))
    return bytes
  },
  // Left out.
  (bytes, at, length) => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]),
  // Said twice.
  (bytes, at, length) => Buffer.concat([bytes.subarray(0, at + length), bytes.subarray(at)]),
  // Moved within the file.
  (bytes, at, length, random) => {
    bytes.copy(bytes, at, below(random, bytes.length), bytes.length - length)
    return bytes
  },
  // Exchanged with what follows.
  (bytes, at, length) => {
    const [one, other] = [
      bytes.subarray(at, at + length),
      bytes.subarray(at + length, at + 2 * length),
    ]
    return Buffer.concat([bytes.subarray(0, at), other, one, bytes.subarray(at + 2 * length)])
  },
  // Cut off, or with more after it.
  (bytes, at) => bytes.subarray(0, at),
  (bytes, _at, length, random) => Buffer.concat([bytes, Buffer.alloc(length, below(random, 256))]),
  // Zeros.
  (bytes, at, length) => bytes.fill(0, at, Math.min(at + length, bytes.length)),
]

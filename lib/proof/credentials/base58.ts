const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
const codes = Buffer.from(alphabet)
/** By a letter's code; 0 for those of no value. */
const valuesAndOne = Uint8Array.from({ length: 128 }, (_, code) => {
  return alphabet.indexOf(String.fromCharCode(code)) + 1
})

/** The longest text that is read, in letters: a P-384 signature has 132. */
const longest = 200

/** Two bytes, and five letters, at a time: what is reckoned with is a number that a double holds exactly. */
const [pair, five] = [2 ** 16, 58 ** 5]

/** Base58btc, without the `z` that multibase puts before it. */
export function encodeBase58(bytes: Uint8Array): string {
  const pairs: number[] = []
  for (let i = bytes.length % 2 ? -1 : 0; i < bytes.length; i += 2) {
    pairs.push((bytes[i] ?? 0) * 256 + (bytes[i + 1] as number))
  }
  const fives = inBase(pairs, pair, five)
  const text = Buffer.allocUnsafe(5 * fives.length)
  let at = text.length
  for (let digit of fives) {
    for (let n = 0; n < 5; n++) {
      const rest = Math.floor(digit / 58)
      text[--at] = codes[digit - 58 * rest] as number
      digit = rest
    }
  }
  const zeros = bytes.findIndex((byte) => byte !== 0)
  const own = text.toString('latin1').replace(/^1+/, '')
  return '1'.repeat(zeros < 0 ? bytes.length : zeros) + own
}

/** Null for what is no base58btc, or too long to be any of what we read. */
export function decodeBase58(text: string): Uint8Array | null {
  if (text.length > longest) return null
  const fives: number[] = []
  for (let start = (text.length % 5) - 5; start < text.length; start += 5) {
    let digit = 0
    for (let i = Math.max(0, start); i < start + 5; i++) {
      const value = valuesAndOne[text.charCodeAt(i)]
      if (!value) return null
      digit = digit * 58 + value - 1
    }
    fives.push(digit)
  }
  const pairs = inBase(fives, five, pair).reverse()
  const zeros = text.length - text.replace(/^1+/, '').length
  const odd = (pairs[0] ?? pair) < 256 ? 1 : 0
  const bytes = new Uint8Array(zeros + pairs.length * 2 - odd)
  pairs.forEach((digit, n) => {
    const at = zeros + n * 2 - odd
    // Half of an odd one is zero, and falls on a zero or before all.
    bytes[at] = digit >> 8
    bytes[at + 1] = digit
  })
  return bytes
}

/** The digits of a number, greatest first, as those in another base, least first. */
function inBase(digits: readonly number[], from: number, to: number): number[] {
  const made: number[] = []
  for (let carry of digits) {
    for (let i = 0; i < made.length; i++) {
      const sum = (made[i] as number) * from + carry
      carry = Math.floor(sum / to)
      made[i] = sum - carry * to
    }
    for (; carry > 0; carry = Math.floor(carry / to)) made.push(carry % to)
  }
  return made
}

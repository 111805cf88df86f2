const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
const values = new Map([...alphabet].map((letter, value) => [letter, value]))

/** The longest text that is read, in letters: a P-384 signature has 132. */
const longest = 200

/** Base58btc, without the `z` that multibase puts before it. */
export function encodeBase58(bytes: Uint8Array): string {
  const digits: number[] = []
  for (const byte of bytes) {
    let carry = byte
    for (let i = 0; i < digits.length; i++) {
      carry += (digits[i] as number) * 256
      digits[i] = carry % 58
      carry = Math.floor(carry / 58)
    }
    for (; carry > 0; carry = Math.floor(carry / 58)) digits.push(carry % 58)
  }
  let text = ''
  for (const byte of bytes) {
    if (byte !== 0) break
    text += '1'
  }
  for (let i = digits.length - 1; i >= 0; i--) text += alphabet[digits[i] as number]
  return text
}

/** Null for what is no base58btc, or too long to be any of what we read. */
export function decodeBase58(text: string): Uint8Array | null {
  if (text.length > longest) return null
  const bytes: number[] = []
  for (const letter of text) {
    let carry = values.get(letter)
    if (carry === undefined) return null
    for (let i = 0; i < bytes.length; i++) {
      carry += (bytes[i] as number) * 58
      bytes[i] = carry & 255
      carry >>= 8
    }
    for (; carry > 0; carry >>= 8) bytes.push(carry & 255)
  }
  const zeros = text.length - text.replace(/^1+/, '').length
  return Uint8Array.from([...Array<number>(zeros).fill(0), ...bytes.reverse()])
}

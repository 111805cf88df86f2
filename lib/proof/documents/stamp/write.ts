/**
 * The syntax of PDF (ISO 32000-1, 7.3). Objects are written as text in Latin-1, where a character is
 * a byte.
 */

/** A number with at most three decimals, as short as it goes. */
export function num(value: number): string {
  const rounded = Math.round(value * 1000) / 1000
  return Object.is(rounded, -0) ? '0' : String(rounded)
}

/** A text string: as it is where ASCII, else UTF-16 with its mark (7.9.2.2). */
export function textString(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return `(${text.replace(/[\\()]/g, '\\$&')})`
  return `<FEFF${utf16Hex(text)}>`
}

/** UTF-16, big-endian, in hex. */
export function utf16Hex(text: string): string {
  let hex = ''
  for (let i = 0; i < text.length; i++) {
    hex += text.charCodeAt(i).toString(16).toUpperCase().padStart(4, '0')
  }
  return hex
}

/** "#1f5a3d" as the operands of `rg`. */
export function rgb(colour: string): string {
  const value = Number.parseInt(colour.slice(1), 16)
  return [16, 8, 0].map((shift) => num(((value >> shift) & 255) / 255)).join(' ')
}

/** A moment in UTC as a date (7.9.4). */
export function pdfDate(at: Date): string {
  return `D:${at.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`
}

export const ref = (id: number) => `${id} 0 R`

import { colourNames } from './colour-names'

/** As #rrggbb, with how much of it is seen, from 0 to 1. */
export type Colour = { hex: string; alpha: number }

/** A colour of CSS, or undefined for what is none. */
export function readColour(text: string): Colour | undefined {
  const word = text.trim().toLowerCase()
  if (word === 'transparent') return { hex: '#000000', alpha: 0 }
  const named = colourNames.get(word)
  if (named) return { hex: `#${named}`, alpha: 1 }
  if (word.startsWith('#')) return fromHex(word.slice(1))
  const [, name = '', list = ''] = /^(rgb|hsl)a?\(([^()]{1,100})\)$/.exec(word) ?? []
  const parts = list.split(/[\s,/]+/).filter(Boolean)
  if (parts.length < 3 || parts.length > 4) return undefined
  const [a = 0, b = 0, c = 0] = parts.map((part) => Number.parseFloat(part))
  const alpha = part(parts[3] ?? '1', 1)
  const rgb =
    name === 'rgb'
      ? parts.slice(0, 3).map((given) => part(given, 255))
      : fromHsl(a, b / 100, c / 100)
  if (![...rgb, alpha].every(Number.isFinite)) return undefined
  const digits = rgb.map((n) =>
    Math.round(Math.min(255, Math.max(0, n)))
      .toString(16)
      .padStart(2, '0'),
  )
  return { hex: `#${digits.join('')}`, alpha: Math.min(1, Math.max(0, alpha)) }
}

/** A number, or so many percent of what is whole. */
function part(text: string, whole: number): number {
  return text.endsWith('%') ? (Number.parseFloat(text) / 100) * whole : Number(text)
}

function fromHex(digits: string): Colour | undefined {
  if (!/^([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/.test(digits)) return undefined
  const full = digits.length < 6 ? digits.replace(/./g, '$&$&') : digits
  const alpha = full.length === 8 ? Number.parseInt(full.slice(6), 16) / 255 : 1
  return { hex: `#${full.slice(0, 6)}`, alpha }
}

function fromHsl(hue: number, saturation: number, lightness: number): number[] {
  const reach = saturation * Math.min(lightness, 1 - lightness)
  return [0, 8, 4].map((n) => {
    const k = (((n + hue / 30) % 12) + 12) % 12
    return 255 * (lightness - reach * Math.max(-1, Math.min(k - 3, 9 - k, 1)))
  })
}

import { ShortMemory } from '../short-memory'

/** Sums with colours written as #rrggbb, so that any colour of an issuer's leaves texts readable. */

/** How far two colours stand apart for the eye, from 1 to 21 (WCAG 2.2, contrast ratio). */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

/** `share` of the second colour in the first, from 0 to 1. */
export function mix(one: string, other: string, share: number): string {
  const to = channels(other)
  const mixed = channels(one).map((value, i) => value + ((to[i] ?? 0) - value) * share)
  return `#${mixed.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`
}

/** Black or white, whichever is read better: at least 4.5 on any ground. */
export function inkOn(ground: string): string {
  return contrast('#ffffff', ground) >= contrast('#000000', ground) ? '#ffffff' : '#000000'
}

/** The tone of a colour that is nearest to it and stands out from its ground by `least`. */
export function legible(colour: string, ground: string, least = 4.5): string {
  const key = `${colour} ${ground} ${least}`
  const known = tones.get(key)
  if (known) return known
  const tone = shade(colour, ground, least)
  tones.set(key, tone)
  return tone
}

/** Asked for with every document, of a handful of colours. */
const tones = new ShortMemory<string, string>(500)

function shade(colour: string, ground: string, least: number): string {
  const ink = inkOn(ground)
  for (let share = 0; share < 1; share += 0.05) {
    const tone = mix(colour, ink, share)
    if (contrast(tone, ground) >= least) return tone
  }
  return ink
}

/** A colour for fine lines on paper: as it is, unless nothing would be seen of it. */
export function forLines(colour: string, paper: string): string {
  return legible(colour, paper, 1.7)
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync('app/globals.css', 'utf8')
const tokens = new Map(
  [...css.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)].map(
    ([, name, light, dark]) => [name, { light, dark }] as const,
  ),
)

/** Text on each ground it is set on. */
const pairs: [text: string, ...grounds: string[]][] = [
  ['ink', 'paper', 'surface', 'sunk', 'valid-soft', 'warn-soft', 'danger-soft', 'slate-soft'],
  ['muted', 'paper', 'surface', 'sunk'],
  ['laurel', 'paper', 'surface', 'sunk', 'laurel-soft'],
  ['on-laurel', 'laurel', 'laurel-strong'],
  ['gold', 'paper', 'surface', 'gold-soft'],
  ['valid', 'paper', 'surface', 'valid-soft'],
  ['warn', 'paper', 'surface', 'warn-soft'],
  ['danger', 'paper', 'surface', 'danger-soft'],
  ['on-danger', 'danger'],
  ['slate', 'paper', 'surface', 'slate-soft'],
]

describe.each(['light', 'dark'] as const)('contrast, %s', (theme) => {
  const cases = pairs.flatMap(([text, ...grounds]) => grounds.map((ground) => [text, ground]))
  it.each(cases)('%s on %s is at least 4.5:1', (text = '', ground = '') => {
    expect(contrast(colour(text, theme), colour(ground, theme))).toBeGreaterThanOrEqual(4.5)
  })

  it.each(['paper', 'surface', 'sunk'])('the edge of a field on %s is at least 3:1', (ground) => {
    expect(contrast(colour('line-strong', theme), colour(ground, theme))).toBeGreaterThanOrEqual(3)
  })
})

function colour(name: string, theme: 'light' | 'dark') {
  const found = tokens.get(name)?.[theme]
  if (!found) throw new Error(`globals.css gives no light and dark for --${name}`)
  return found
}

/** WCAG 2.2, contrast ratio of two sRGB colours. */
function contrast(one: string, other: string) {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (high + 0.05) / (low + 0.05)
}

function luminance(hex: string) {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const css = readFileSync('app/globals.css', 'utf8')
const tokens = new Map(
  [...css.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)].map(
    ([, name = '', light, dark]) => [name, { light, dark }] as const,
  ),
)

/** Text and icons on each ground they are set on; `paper` is also a row under the pointer. */
const pairs: Record<string, string[]> = {
  ink: [
    ...['paper', 'surface', 'sunk', 'laurel-soft'],
    ...['valid-soft', 'warn-soft', 'danger-soft', 'slate-soft'],
  ],
  muted: ['paper', 'surface', 'sunk', 'laurel-soft'],
  laurel: ['paper', 'surface', 'sunk', 'laurel-soft'],
  'on-laurel': ['laurel', 'laurel-strong'],
  gold: ['paper', 'surface', 'gold-soft'],
  valid: ['paper', 'surface', 'valid-soft'],
  warn: ['paper', 'surface', 'warn-soft'],
  danger: ['paper', 'surface', 'sunk', 'danger-soft'],
  'on-danger': ['danger', 'danger-strong'],
  slate: ['paper', 'surface', 'slate-soft'],
  paper: ['ink'],
}

/** Edges and shapes that tell something: the box of a field, a switch, the line of a chosen tab. */
const shapes: Record<string, string[]> = {
  'line-strong': ['paper', 'surface', 'sunk'],
  laurel: ['paper', 'surface', 'sunk', 'laurel-soft'],
  danger: ['paper', 'surface'],
  'on-laurel': ['laurel'],
}

/** Drawn for beauty alone, with words beside it. */
const decoration = ['gold-line', 'line-strong']

const cases = (given: Record<string, string[]>) =>
  Object.entries(given).flatMap(([front, grounds]) => grounds.map((ground) => [front, ground]))

describe.each(['light', 'dark'] as const)('contrast, %s', (theme) => {
  it.each(cases(pairs))('%s on %s is at least 4.5:1', (text = '', ground = '') => {
    expect(contrast(colour(text, theme), colour(ground, theme))).toBeGreaterThanOrEqual(4.5)
  })

  it.each(cases(shapes))('the shape %s on %s is at least 3:1', (shape = '', ground = '') => {
    expect(contrast(colour(shape, theme), colour(ground, theme))).toBeGreaterThanOrEqual(3)
  })
})

describe('what the code uses', () => {
  const used = sources().flatMap((file) => written(readFileSync(file, 'utf8'), file))

  it('is found at all', () => {
    expect(used.length).toBeGreaterThan(100)
  })

  it('are colours whose contrast is checked above', () => {
    const unknown = used.filter(
      ({ text }) => text && !(text in pairs) && !decoration.includes(text),
    )
    expect(unknown).toEqual([])
  })

  it('are pairs whose contrast is checked above', () => {
    const unchecked = used.filter(
      ({ text, ground }) =>
        text && ground && !decoration.includes(text) && !pairs[text]?.includes(ground),
    )
    expect(unchecked).toEqual([])
  })

  it('never thins a text until it cannot be read', () => {
    expect(used.filter(({ thinned }) => thinned)).toEqual([])
  })
})

function sources() {
  return ['app', 'components'].flatMap((folder) =>
    readdirSync(folder, { recursive: true })
      .map((name) => join(folder, String(name)))
      .filter((name) => /\.(tsx?|css)$/.test(name)),
  )
}

type Used = { file: string; text?: string; ground?: string; thinned?: string }

/** Each text colour named in one string of classes, with the grounds that the same string names. */
function written(code: string, file: string): Used[] {
  const names = [...tokens.keys()].sort((a, b) => b.length - a.length).join('|')
  return [...code.matchAll(/(['"`])((?:(?!\1)[^\n])*)\1|@apply ([^;]+);/g)].flatMap(
    ([, , quoted, applied]) => {
      const classes = (quoted ?? applied ?? '').split(/\s+/)
      const named = (kind: string) =>
        classes.flatMap((name) => {
          const found = new RegExp(`^((?:[^\\s:]+:)*)${kind}-(${names})(/\\d+)?$`).exec(name)
          return found ? [{ when: found[1] ?? '', token: found[2] ?? '', thin: found[3] }] : []
        })
      const grounds = named('bg')
      return named('text').flatMap(({ when, token, thin }): Used[] => {
        if (thin) return [{ file, thinned: `${token}${thin}` }]
        const own = grounds.filter((ground) => ground.when === when || ground.when === '')
        if (own.length === 0) return [{ file, text: token }]
        return own.map((ground) => ({ file, text: token, ground: ground.token }))
      })
    },
  )
}

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

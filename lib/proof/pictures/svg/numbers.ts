/** Six places, and never with an exponent, which not all readers of paths know. */
export function round(value: number): number {
  const rounded = Math.round(value * 1e6) / 1e6
  return rounded === 0 ? 0 : rounded
}

/** Beyond it, react-pdf's own sums could leave the numbers that a PDF can hold. */
const numberAtMost = 1e6

export function within(value: number): boolean {
  return Number.isFinite(value) && Math.abs(value) <= numberAtMost
}

const inUnits: Record<string, number> = {
  ...{ '': 1, px: 1, pt: 4 / 3, pc: 16, mm: 96 / 25.4, cm: 96 / 2.54, in: 96, em: 16, ex: 8 },
}

/** A length in the drawing's units (CSS pixels); `whole` is what 100% is. */
export function length(text: string | undefined, whole: number): number | undefined {
  const found = /^\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d{1,3})?)\s*(%|[a-z]{0,2})\s*$/i.exec(
    text ?? '',
  )
  if (!found) return undefined
  const [, digits, unit = ''] = found
  const scale = unit === '%' ? whole / 100 : inUnits[unit.toLowerCase()]
  const value = round(Number(digits) * (scale ?? Number.NaN))
  return within(value) ? value : undefined
}

/** From 0 to 1; given as a number or in percent. */
export function share(text: string | undefined): number | undefined {
  const value = length(text, 1)
  return value === undefined ? undefined : Math.min(1, Math.max(0, value))
}

/** The numbers of a list, up to the first thing that is none. */
export function numbers(text: string): number[] {
  const found: number[] = []
  const next = /[\s,]*([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d{1,3})?)/iy
  for (let match = next.exec(text); match; match = next.exec(text)) found.push(Number(match[1]))
  return found
}

import { num } from './write'

/**
 * What surrounds the page in print: `bleed` points of colour that are cut off, and around them
 * `slug` points in which the marks for cutting stand. Both 0 on a screen.
 */
export type Edge = { bleed: number; slug: number }

export const onScreen: Edge = { bleed: 0, slug: 0 }

/** 3 mm, as printers ask for, and room for marks. */
export const forPrint: Edge = { bleed: 8.5, slug: 22 }

/** Hair lines at the corners, outside of the bleed. */
export function cropMarks(page: { width: number; height: number }, { bleed, slug }: Edge): string {
  if (slug === 0) return ''
  const border = bleed + slug
  const [right, top] = [border + page.width, border + page.height]
  const [near, far] = [slug - 4, 4]
  const lines: number[][] = []
  for (const x of [border, right]) {
    lines.push([x, far, x, near], [x, top + border - far, x, top + border - near])
  }
  for (const y of [border, top]) {
    lines.push([far, y, near, y], [right + border - far, y, right + border - near, y])
  }
  const paths = lines.map(([a = 0, b = 0, c = 0, d = 0]) => {
    return `${num(a)} ${num(b)} m ${num(c)} ${num(d)} l`
  })
  return `/Artifact BMC q 0.25 w 0 G ${paths.join(' ')} S Q EMC\n`
}

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { handles, keptOnPage, moved, resized } from '@/app/admin/templates/[id]/placing/geometry'
import { linesOf, snapMove, snapResize } from '@/app/admin/templates/[id]/placing/snap'
import type { Box } from '@/lib/proof/documents/designs/items'
import { pageSize } from '@/lib/proof/documents/designs/sheet'
import { orientations, papers } from '@/lib/proof/documents/schema'

const pages = papers.flatMap((paper) =>
  orientations.map((orientation) => pageSize({ paper, orientation })),
)
const anyPage = fc.constantFrom(...pages)
const far = fc.double({ min: -3000, max: 3000, noNaN: true })
const anyBox = fc.record({ left: far, top: far, width: far, height: far })
const by = fc.tuple(far, far)
const page = { width: 800, height: 600 }
const box = { left: 100, top: 100, width: 200, height: 50 }

/** Boxes are kept to a hundredth of a point. */
function isOn(box: Box, { width, height }: { width: number; height: number }) {
  expect(Math.min(box.left, box.top)).toBeGreaterThanOrEqual(0)
  expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(8)
  expect(box.left + box.width).toBeLessThanOrEqual(width + 0.011)
  expect(box.top + box.height).toBeLessThanOrEqual(height + 0.011)
}

describe('placing', () => {
  it('leaves no box off the page, whatever is done with it', () => {
    fc.assert(
      fc.property(anyPage, anyBox, by, fc.constantFrom(...handles), (page, box, by, handle) => {
        const start = keptOnPage(box, page)
        isOn(start, page)
        isOn(moved(start, by, page), page)
        isOn(resized(start, handle, by, page), page)
        const lines = linesOf(page, [keptOnPage({ ...box, left: -box.left }, page)])
        isOn(snapMove(start, lines, 6, page).box, page)
        isOn(snapResize(start, handle, lines, 6, page).box, page)
      }),
    )
  })

  it('moves without changing the size, and there and back is where it was', () => {
    fc.assert(
      fc.property(
        fc.tuple(fc.integer({ min: -100, max: 500 }), fc.integer({ min: -100, max: 450 })),
        ([x, y]) => {
          const there = moved(box, [x, y], page)
          expect(there).toEqual({ ...box, left: 100 + x, top: 100 + y })
          expect(moved(there, [-x, -y], page)).toEqual(box)
        },
      ),
    )
  })

  it.each([
    ['e', { left: 100, top: 100, width: 210, height: 50 }],
    ['w', { left: 110, top: 100, width: 190, height: 50 }],
    ['n', { left: 100, top: 105, width: 200, height: 45 }],
    ['se', { left: 100, top: 100, width: 210, height: 55 }],
    ['nw', { left: 110, top: 105, width: 190, height: 45 }],
  ] as const)('resizes by the handle %s and leaves the other edges', (handle, expected) => {
    expect(resized(box, handle, [10, 5], page)).toEqual(expected)
  })

  it('never turns a box inside out', () => {
    expect(resized(box, 'w', [900, 0], page)).toEqual({ ...box, left: 292, width: 8 })
    expect(resized(box, 's', [0, -900], page)).toEqual({ ...box, height: 8 })
  })
})

describe('snapping', () => {
  const other = { left: 300, top: 300, width: 100, height: 40 }
  const lines = linesOf(page, [other])

  it.each([
    ["the page's middle", { left: 303, top: 700 }, { left: 300 }, { axis: 'x', at: 400 }],
    ['the margin', { left: 33, top: 700 }, { left: 36 }, { axis: 'x', at: 36 }],
    ["another's left edge", { left: 298, top: 700 }, { left: 300 }, { axis: 'x', at: 300 }],
    ["another's lower edge", { left: 600, top: 338 }, { top: 340 }, { axis: 'y', at: 340 }],
    ["another's middle", { left: 600, top: 293 }, { top: 295 }, { axis: 'y', at: 320 }],
  ] as const)('draws a box to %s', (_, at, expected, guide) => {
    const snapped = snapMove({ ...box, ...at }, lines, 6, page)
    expect(snapped.box).toMatchObject(expected)
    expect(snapped.guides).toContainEqual(guide)
  })

  it('moves a box no further than it reaches, and shows a guide for each line it stands on', () => {
    fc.assert(
      fc.property(anyBox, fc.array(anyBox, { maxLength: 5 }), (given, others) => {
        const start = keptOnPage(given, page)
        const on = others.map((other) => keptOnPage(other, page))
        const { box, guides } = snapMove(start, linesOf(page, on), 6, page)
        expect(Math.abs(box.left - start.left)).toBeLessThanOrEqual(6.01)
        expect(Math.abs(box.top - start.top)).toBeLessThanOrEqual(6.01)
        for (const { axis, at } of guides) {
          const [from, size] = axis === 'x' ? [box.left, box.width] : [box.top, box.height]
          const marks = [from, from + size / 2, from + size]
          expect(Math.min(...marks.map((mark) => Math.abs(mark - at)))).toBeLessThan(0.021)
        }
      }),
    )
  })

  it('leaves a box that is near nothing where it is', () => {
    const at = { left: 120, top: 150, width: 20, height: 20 }
    expect(snapMove(at, lines, 6, page)).toEqual({ box: at, guides: [] })
  })

  it('draws only the edges that a handle moves', () => {
    const at = { left: 97, top: 97, width: 200, height: 50 }
    const snapped = snapResize(at, 'e', lines, 6, page)
    expect(snapped.box).toEqual({ ...at, width: 203 })
    expect(snapped.guides).toEqual([{ axis: 'x', at: 300 }])
  })
})

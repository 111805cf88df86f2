import { type AwardId, achievementRows, issuerRow, logoRow, recipientRows } from './award-fields'
import { more, one, type Wear } from './dress'
import { factsOf } from './facts'
import { factBoxes, factRows, factsRow } from './facts-fields'
import { flow } from './flow'
import type { Box, Field } from './items'
import { fieldsIn, footBoxes, footRow } from './layout'
import { modernDress, panelOf } from './modern-palette'
import { codeLabel } from './proof-fields'
import type { Sheet } from './sheet'

const margin = { side: 50, tallSide: 54, panel: 40 }
const code = { width: 84, height: 84 + codeLabel }
const seal = 76

/** A field of colour with the heading on it; all else beside it on one left edge, or below. */
export function modernFields(sheet: Sheet): Field[] {
  const { page } = sheet
  const tall = page.height > page.width
  const panel = { ...panelOf(sheet), left: 0 }
  const area = tall ? below(sheet, panel) : beside(sheet, panel)
  const facts = factsOf(sheet).length
  const rows = factRows(facts, area.width, 100)
  const boxes = flow<string>(area, [
    logoRow(sheet, 34),
    issuerRow(sheet, area.width, sheet.look.logo ? 8 : 0),
    ...recipientRows(sheet, { phrase: 16, name: 70, gap: 16, grow: 2, below: 18 }),
    ...achievementRows(sheet, area.width, 23),
    factsRow(rows, 18),
    footRow(sheet, tall ? code.height : 0, 16),
  ])
  const rings = ringsOf(panel, tall)
  const codeLeft = tall ? page.width - margin.tallSide - code.width : margin.panel
  const layout = {
    ...({ align: 'left', boxes: boxes.set('heading', headingBox(panel, tall)) } as const),
    ...footBoxes(sheet, boxes.get('foot') ?? area, tall ? code.width + 22 : 0),
    facts: factBoxes(boxes.get('facts'), facts, rows, { gap: 14, most: 140, side: 'left' }),
    seal: { left: rings.x - seal / 2, top: rings.y - seal / 2, width: seal, height: seal },
    code: {
      ...{ left: codeLeft, top: page.height - margin.side - code.height, ...code },
      align: 'center' as const,
    },
  }
  return fieldsIn(layout, sheet, modernDress(sheet), wears)
}

/** The middle of the rings, on the inner edge of a field of colour at the left or at the head. */
export function ringsOf({ width, height }: Box, tall: boolean): { x: number; y: number } {
  return tall ? { x: width - 108, y: height } : { x: width, y: Math.round(height * 0.53) }
}

function beside({ page }: Sheet, panel: Box): Box {
  const left = panel.width + 58
  const { side } = margin
  return { left, top: side, width: page.width - left - side, height: page.height - 2 * side }
}

function below({ page }: Sheet, panel: Box): Box {
  const top = panel.height + seal / 2 + 12
  const width = page.width - 2 * margin.tallSide
  return { left: margin.tallSide, top, width, height: page.height - top - margin.side }
}

function headingBox({ width, height }: Box, tall: boolean): Box {
  const top = margin.side - 4
  if (tall) return { left: margin.tallSide, top, width: width - 260, height: height - top - 30 }
  return { left: margin.panel, top, width: width - 70, height: 130 }
}

const phrase: Wear = { cut: 'regular', tone: 'muted', steps: [one(11, 9), more(2, 8.5, 4)] }
const wears: Record<AwardId, Wear> = {
  issuer: { cut: 'bold', tone: 'ink', steps: [one(12, 9.5), more(2, 9.5, 8), more(4, 8, 4)] },
  heading: {
    ...{ cut: 'light', tone: 'ink', valign: 'top' },
    steps: [more(2, 30, 22), more(3, 24, 16), more(6, 16, 7)],
  },
  before: phrase,
  name: { cut: 'bold', tone: 'ink', steps: [one(50, 27), more(2, 27, 17), more(6, 16, 8)] },
  between: phrase,
  title: { cut: 'bold', tone: 'accent', steps: [one(23, 17), more(2, 19, 12), more(3, 12, 7)] },
  description: {
    ...{ cut: 'regular', tone: 'muted' },
    steps: [one(10.5, 9.5), more(3, 10.5, 8), more(5, 8, 4)],
  },
  skills: {
    cut: 'regular',
    tone: 'ink',
    steps: [one(9.5, 8), more(2, 9, 8), more(4, 8.5, 6), more(9, 6, 3)],
  },
}

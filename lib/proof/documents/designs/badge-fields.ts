import {
  type AwardId,
  achievementRows,
  awardRow,
  issuerRow,
  logoRow,
  recipientRows,
} from './award-fields'
import { badgeColours, badgePaper } from './badge-palette'
import { mix } from './colours'
import { type Dress, more, one, tonesOn, type Wear } from './dress'
import { factsOf } from './facts'
import { factBoxes, factRows, factsRow } from './facts-fields'
import { flow } from './flow'
import type { Box, Field } from './items'
import { fieldsIn, footBoxes, footRow } from './layout'
import { codeLabel } from './proof-fields'
import { type Sheet, shows } from './sheet'

const margin = { side: 58, top: 54 }
const code = { width: 80, height: 80 + codeLabel }

/** The medal at the right: beside the award on a wide page, at the head of a tall one. */
export function badgeFields(sheet: Sheet): Field[] {
  const { page, look } = sheet
  const tall = page.height > page.width
  // Without it, the award takes its room.
  const medalled = look.ornaments && shows(look, 'seal')
  const medal = medalBox(sheet, tall)
  const area = {
    ...{ left: margin.side, top: margin.top },
    ...{ width: page.width - 2 * margin.side, height: page.height - 2 * margin.top },
  }
  const width = area.width - (tall ? 0 : (medalled ? medal.width : code.width) + 42)
  const facts = factsOf(sheet).length
  const rows = factRows(facts, width, 96)
  const beside = tall && medalled
  const head = [
    logoRow(sheet, 36),
    issuerRow(sheet, beside ? area.width - medal.width - 30 : width, look.logo ? 8 : 0),
    awardRow(sheet, 'heading', beside ? 84 : 40, 12, 1.5),
  ]
  const main = [
    ...recipientRows(sheet, { phrase: 16, name: 66, gap: 6, grow: 1, below: 0 }),
    ...achievementRows(sheet, width, 22),
    factsRow(rows, 16),
    footRow(sheet, tall ? code.height : 0, 16),
  ]
  const boxes = beside
    ? parted(area, medal, head, main)
    : flow<string>({ ...area, width }, [...head, ...main])
  const codeLeft =
    !tall && medalled
      ? medal.left + (medal.width - code.width) / 2
      : page.width - margin.side - code.width
  const layout = {
    ...({ align: 'left', boxes, seal: medal } as const),
    ...footBoxes(sheet, boxes.get('foot') ?? area, tall ? code.width + 22 : 0),
    facts: factBoxes(boxes.get('facts'), facts, rows, { gap: 14, most: 132, side: 'left' }),
    code: {
      ...{ left: codeLeft, top: area.top + area.height - code.height, ...code },
      align: 'center' as const,
    },
  }
  return fieldsIn(layout, sheet, dressOf(sheet), beside ? { ...wears, heading: narrow } : wears)
}

type Rows = Parameters<typeof flow<string>>[1]

/** Issuer and heading beside the medal, all else across the page under it. */
function parted(area: Box, medal: Box, head: Rows, main: Rows): Map<string, Box> {
  const height = medal.top + medal.height - area.top
  const top = area.top + height + 14
  return new Map([
    ...flow<string>({ ...area, width: area.width - medal.width - 30, height }, head),
    ...flow<string>({ ...area, top, height: area.top + area.height - top }, main),
  ])
}

function medalBox({ page }: Sheet, tall: boolean): Box {
  const side = Math.round(page.width * (tall ? 0.36 : 0.28))
  const top = tall ? 74 : Math.round(page.height * 0.42 - side / 2)
  return { left: page.width - margin.side - side, top, width: side, height: side }
}

function dressOf({ look }: Sheet): Dress {
  const { accent } = badgeColours(look)
  const [ink, muted] = ['#221a17', '#665c55']
  const rule = mix(muted, badgePaper, 0.4)
  const own = { ink, muted, accent, rule }
  const tones = tonesOn(badgePaper, look, own)
  return { voice: 'serif', label: 'italic', strong: 'bold', tonesAt: () => tones }
}

const phrase: Wear = { cut: 'italic', tone: 'muted', steps: [one(12.5, 10), more(2, 9, 4)] }
const narrow: Wear = {
  ...{ cut: 'regular', tone: 'accent', valign: 'bottom' },
  steps: [more(2, 33, 24), more(3, 24, 16), more(6, 16, 7)],
}
const wears: Record<AwardId, Wear> = {
  issuer: {
    cut: 'bold',
    tone: 'ink',
    tracking: 0.3,
    steps: [one(12.5, 10), more(2, 10, 8.5), more(4, 8, 4)],
  },
  heading: { cut: 'regular', tone: 'accent', steps: [one(31, 18), more(2, 17, 8)] },
  before: phrase,
  name: { cut: 'bold', tone: 'ink', steps: [one(42, 27), more(2, 27, 17), more(6, 16, 8)] },
  between: phrase,
  title: { cut: 'regular', tone: 'ink', steps: [one(23, 17), more(2, 19, 12), more(3, 12, 7)] },
  description: {
    ...{ cut: 'regular', tone: 'muted' },
    steps: [one(11, 10), more(3, 11, 8), more(5, 8, 4)],
  },
  skills: {
    cut: 'italic',
    tone: 'muted',
    steps: [one(10, 8), more(2, 9, 8), more(4, 8.5, 6), more(9, 6, 3)],
  },
}

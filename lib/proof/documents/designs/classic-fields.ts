import {
  type AwardId,
  achievementRows,
  awardRow,
  issuerRow,
  logoRow,
  recipientRows,
} from './award-fields'
import { classicColours } from './classic-palette'
import { mix } from './colours'
import { type Dress, more, one, tonesOn, type Wear } from './dress'
import { factsOf } from './facts'
import { factBoxes, factRows, factsHeight, factsRow } from './facts-fields'
import { columns, flow } from './flow'
import type { Box, Field } from './items'
import { fieldsIn } from './layout'
import { codeLabel, numberHeight, twoLines } from './proof-fields'
import type { Sheet } from './sheet'
import { signatoriesOf, signatoryHeight } from './signatory-fields'

/** Clear of the engraved frame, in points from the page's edges. */
const margin = { side: 70, top: 60, foot: 56 }
const corner = { width: 76, height: 76 + codeLabel }

/** Everything on the middle axis; seal and code in the lower corners, what else fits between them. */
export function classicFields(sheet: Sheet): Field[] {
  const { page } = sheet
  const tall = page.height > page.width
  const top = page.height - margin.foot - corner.height
  const across = margin.side + corner.width + 10
  const number = tall ? twoLines : numberHeight(sheet)
  const between = {
    ...{ left: across, top, width: page.width - 2 * across },
    height: corner.height - number - 6,
  }
  const area = { left: margin.side, top: margin.top, width: page.width - 2 * margin.side }
  const facts = factsOf(sheet).length
  const signing = signatoriesOf(sheet).length
  // A wide page has its signatures between seal and code, or where nobody signs its facts.
  const below = tall ? 'nothing' : signing > 0 ? 'signatories' : 'facts'
  const rows = factRows(facts, below === 'facts' ? between.width : area.width, 96)
  const boxes = flow<string>(
    { ...area, height: top - margin.top - 6 },
    [
      logoRow(sheet, 42, true, tall ? 2 : 1),
      issuerRow(sheet, area.width, 6),
      awardRow(sheet, 'heading', 40, tall ? 14 : 8, 1),
      ...recipientRows(sheet, { phrase: 18, name: 72, gap: tall ? 10 : 6, grow: 1, below: 11 }),
      ...achievementRows(sheet, area.width, 25),
      below !== 'facts' && factsRow(rows, 14),
      below === 'nothing' &&
        signing > 0 && { id: 'signatories', height: signatoryHeight, gap: 20, grow: 2 },
    ],
    1,
  )
  const factsIn = below === 'facts' ? middleOf(between, factsHeight(rows)) : boxes.get('facts')
  const signIn = boxes.get('signatories') ?? middleOf(between, signatoryHeight)
  const layout = {
    ...({ align: 'center', boxes } as const),
    facts: factBoxes(factsIn, facts, rows, { gap: 8, most: 124, side: 'center' }),
    signatories: columns(signIn, signing, { gap: 18, most: 150, side: 'center' }),
    seal: { left: margin.side, top, width: corner.width, height: corner.width },
    code: {
      left: page.width - margin.side - corner.width,
      top,
      ...corner,
      align: 'center' as const,
    },
    number: { ...between, top: page.height - margin.foot - number, height: number },
  }
  return fieldsIn(layout, sheet, dressOf(sheet), wears)
}

function dressOf({ look }: Sheet): Dress {
  const { paper, ink, muted, accent } = classicColours(look)
  const own = { ink, muted, accent, rule: mix(muted, paper, 0.3) }
  const tones = tonesOn(paper, look, own)
  return { voice: 'serif', label: 'italic', strong: 'bold', tonesAt: () => tones }
}

function middleOf(box: Box, height: number): Box {
  const own = Math.min(height, box.height)
  return { ...box, top: box.top + (box.height - own) / 2, height: own }
}

const phrase: Wear = { cut: 'italic', tone: 'muted', steps: [one(13, 10), more(2, 9, 4)] }
const wears: Record<AwardId, Wear> = {
  issuer: {
    cut: 'bold',
    tone: 'ink',
    tracking: 0.4,
    steps: [one(13, 10), more(2, 10, 8), more(4, 8, 4)],
  },
  heading: { cut: 'regular', tone: 'accent', tracking: 0.3, steps: [one(32, 18), more(2, 17, 8)] },
  before: phrase,
  name: { cut: 'regular', tone: 'ink', steps: [one(46, 28), more(2, 28, 18), more(6, 17, 8)] },
  between: phrase,
  title: { cut: 'bold', tone: 'ink', steps: [one(25, 17), more(2, 19, 12), more(3, 12, 7)] },
  description: {
    ...{ cut: 'regular', tone: 'muted' },
    steps: [one(11.5, 10), more(3, 11, 8), more(5, 8, 4)],
  },
  skills: {
    cut: 'regular',
    tone: 'muted',
    steps: [one(9.5, 8), more(2, 9, 8), more(4, 8.5, 6), more(9, 6, 3)],
  },
}

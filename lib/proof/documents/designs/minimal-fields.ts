import {
  type AwardId,
  achievementRows,
  awardRow,
  issuerRow,
  logoRow,
  recipientRows,
} from './award-fields'
import { type Dress, more, one, tonesOn, type Wear } from './dress'
import { factsOf } from './facts'
import { columns, flow, stacked } from './flow'
import type { Box, Field } from './items'
import { fieldsIn, type Layout } from './layout'
import { codeLabel, codeSide, numberHeight, quietShare, twoLines } from './proof-fields'
import type { Sheet } from './sheet'
import { signatoriesOf, signatoryHeight } from './signatory-fields'

export const minimalPaper = '#ffffff'
export const minimalAccent = '#1c6843'
const tones = { ink: '#101312', muted: '#5d6562', rule: '#a3aaa7' }
const margin = { side: 60, top: 58, foot: 52 }
const narrow = 146
const gutter = 44
const seal = 40
const fact = { gap: 8, most: 34 }

/** Two columns: what is known about the award in the narrow one, the award itself in the wide one. */
export function minimalFields(sheet: Sheet): Field[] {
  const { page, look } = sheet
  const { accent = minimalAccent } = look
  const own = tonesOn(minimalPaper, look, { ...tones, accent })
  const dress: Dress = {
    ...{ voice: 'sans', label: 'regular', strong: 'regular' },
    tonesAt: () => own,
  }
  const whole = {
    ...{ left: margin.side, top: margin.top, width: page.width - 2 * margin.side },
    height: page.height - margin.top - margin.foot,
  }
  const layout = page.height > page.width ? tallPage(sheet, whole) : widePage(sheet, whole)
  const left = page.width - margin.side - seal
  const corner = { left, top: margin.top - 4, width: seal, height: seal }
  const boxes = new Map(
    [...layout.boxes].map(([id, box]) => [id, besideSeal(box, corner)] as const),
  )
  return fieldsIn({ ...layout, boxes, align: 'left', seal: corner }, sheet, dress, wears)
}

/** What stands as high as the seal ends before it. */
function besideSeal(box: Box, { left, top, height }: Box): Box {
  if (box.top >= top + height || box.left + box.width <= left) return box
  return { ...box, width: left - 16 - box.left }
}

type Arranged = Omit<Layout, 'align' | 'seal'>

/** The narrow column down the whole page: issuer at its head, facts and code at its foot. */
function widePage(sheet: Sheet, whole: Box): Arranged {
  const count = factsOf(sheet).length
  const signing = signatoriesOf(sheet).length
  const side = { ...whole, width: narrow }
  const main = {
    ...whole,
    left: whole.left + narrow + gutter,
    width: whole.width - narrow - gutter,
  }
  // The code's modules begin where the texts do.
  const code = {
    ...{ left: side.left - codeSide * quietShare, width: codeSide },
    top: side.top + side.height - codeSide - codeLabel,
    height: codeSide + codeLabel,
  }
  const head = flow<string>(side, [
    logoRow(sheet, 34),
    issuerRow(sheet, side.width, sheet.look.logo ? 8 : 0),
  ])
  const boxes = flow<string>(main, [
    awardRow(sheet, 'heading', 18, 0),
    ...recipientRows(sheet, { phrase: 14, name: 70, gap: 22, grow: 3, below: 0 }),
    ...achievementRows(sheet, main.width, 20),
    signing > 0 && { id: 'signatories', height: signatoryHeight, gap: 22, grow: 3.6 },
    { id: 'number', height: numberHeight(sheet), gap: 18, grow: signing > 0 ? 0.6 : 4 },
  ])
  const ends = [...head.values()].map(({ top, height }) => top + height)
  const most = code.top - Math.max(side.top, ...ends) - 24
  const list = Math.min(most, count * (fact.most + fact.gap) + 16)
  return {
    boxes: new Map([...boxes, ...head]),
    facts: stacked({ ...side, top: code.top - list, height: list - 24 }, count, fact),
    signatories: columns(boxes.get('signatories') ?? main, signing, {
      gap: 22,
      most: 156,
      side: 'left',
    }),
    code: { ...code, align: 'left' },
    number: boxes.get('number') ?? main,
  }
}

/** The award across the page; under it the narrow column with the facts beside the signatures. */
function tallPage(sheet: Sheet, whole: Box): Arranged {
  const count = factsOf(sheet).length
  const signing = signatoriesOf(sheet).length
  const sign = { gap: 8, most: signatoryHeight }
  const listed = Math.max(count * (fact.most + fact.gap), signing * (sign.most + sign.gap)) - 8
  const height = codeSide + codeLabel
  const foot = { ...whole, top: whole.top + whole.height - height, height }
  const boxes = flow<string>(
    { ...whole, height: whole.height - height - 18 },
    [
      logoRow(sheet, 34),
      issuerRow(sheet, whole.width, sheet.look.logo ? 8 : 0),
      awardRow(sheet, 'heading', 18, 20, 3),
      ...recipientRows(sheet, { phrase: 14, name: 70, gap: 18, grow: 1, below: 0 }),
      ...achievementRows(sheet, whole.width, 20),
      listed > 0 && { id: 'list', height: listed, gap: 26, grow: 3 },
    ],
    0.6,
  )
  const list = boxes.get('list') ?? whole
  const beside = { left: whole.left + narrow + gutter, width: whole.width - narrow - gutter }
  return {
    boxes,
    facts: stacked({ ...list, width: narrow }, count, fact),
    signatories: stacked({ ...list, ...beside, width: Math.min(210, beside.width) }, signing, sign),
    code: { ...foot, left: foot.left - codeSide * quietShare, width: codeSide, align: 'left' },
    number: { ...foot, ...beside, top: foot.top + foot.height - twoLines, height: twoLines },
  }
}

const phrase: Wear = { cut: 'light', tone: 'muted', steps: [one(10.5, 9), more(2, 8.5, 4)] }
const wears: Record<AwardId, Wear> = {
  issuer: {
    cut: 'regular',
    tone: 'ink',
    valign: 'top',
    steps: [one(10.5, 9.5), more(3, 9.5, 7.5), more(5, 7, 3)],
  },
  heading: {
    cut: 'regular',
    tone: 'accent',
    valign: 'top',
    steps: [one(12.5, 9), more(2, 8.5, 5)],
  },
  before: phrase,
  name: { cut: 'light', tone: 'ink', steps: [one(46, 27), more(2, 27, 17), more(6, 16, 8)] },
  between: phrase,
  title: { cut: 'regular', tone: 'ink', steps: [one(20, 16), more(2, 17, 12), more(3, 12, 7)] },
  description: {
    cut: 'light',
    tone: 'muted',
    steps: [one(10.5, 9.5), more(3, 10.5, 8), more(5, 8, 4)],
  },
  skills: {
    cut: 'light',
    tone: 'muted',
    steps: [one(9.5, 8), more(2, 9, 8), more(4, 8.5, 6), more(9, 6, 3)],
  },
}

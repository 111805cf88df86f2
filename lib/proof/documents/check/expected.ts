import { placeFields } from '../designs/design-fields'
import type { Box, TextItem } from '../designs/items'
import { pageSize } from '../designs/sheet'
import { sanitiseDocument, sanitiseTemplate } from '../sanitise-document'
import type { CertificateDocument, FieldId, Template } from '../schema'
import { visualOrder } from '../text/direction'
import { emojiLayers } from '../text/emoji'
import type { Cut } from '../text/faces'
import type { FontFile } from '../text/font-file'
import { type SetLine, setText } from '../text/set-text'
import { type Shaped, shape } from '../text/shape'
import { cellInk, partInk } from './expected-ink'
import type { Ink } from './read'
import type { Placed } from './text-lines'

/** A letter that the record would print. `emoji`: it is known by its form alone. `font`: what it is of. */
export type ExpectedLetter = Placed & { ink: Ink | null; emoji: boolean; font: FontFile }

/** From left to right as it is seen. */
export type ExpectedLine = { letters: readonly ExpectedLetter[] }

/** A text that the record would print, as it is written and where. */
export type ExpectedText = {
  field: FieldId
  text: string
  box: Box
  color: string
  lines: readonly ExpectedLine[]
}

/** The page that the record would print; `pictures` are the boxes of what is no text. */
export type ExpectedPage = {
  width: number
  height: number
  texts: ExpectedText[]
  pictures: Box[]
}

/** What the document must say by the record, by the code that draws it: nothing is drawn, some 5 ms. */
export function expectedPage(
  template: Pick<Template, 'look'>,
  document: CertificateDocument,
): ExpectedPage {
  const { look } = sanitiseTemplate({ look: template.look, pictures: {} })
  const fields = placeFields(look, sanitiseDocument(document))
  const items = fields.flatMap(({ id, items }) => items.map((item) => ({ field: id, item })))
  return {
    ...pageSize(look),
    texts: items.flatMap(({ field, item }) =>
      item.kind === 'text' ? { field, ...textOf(item) } : [],
    ),
    pictures: items.flatMap(({ item }) => (item.kind === 'text' ? [] : item.box)),
  }
}

function textOf(item: TextItem) {
  const { text, box, color, face } = item
  return { text, box, color, lines: setText(item).map((line) => lineOf(line, face.cut)) }
}

/** As `paintText` places it. */
function lineOf({ runs, x, y, size, tracking }: SetLine, cut: Cut): ExpectedLine {
  const letters: ExpectedLetter[] = []
  let pen = x
  for (const run of visualOrder(runs)) {
    const set = shape(run, cut)
    const step = set.gaps > 0 ? tracking : 0
    for (const cell of set.cells) {
      const width = (cell.advance / set.font.upem) * size
      const at = { x: pen, y, size, font: set.font }
      if (run.family === 'Twemoji') letters.push(...layersOf(set, cell.parts[0]?.id ?? 0, at))
      else
        letters.push({ ...at, text: cell.text, width, ink: cellInk(set.font, cell), emoji: false })
      pen += width + step
    }
  }
  return { letters }
}

/** The layers of an emoji are letters without a text, one over the other. */
function layersOf(
  { font }: Shaped,
  glyph: number,
  at: Omit<ExpectedLetter, 'text' | 'width' | 'ink' | 'emoji'>,
) {
  return emojiLayers(font, glyph).flatMap(({ id }) => {
    const ink = partInk(font, id)
    return ink ? [{ ...at, text: '', width: 0, ink, emoji: true }] : []
  })
}

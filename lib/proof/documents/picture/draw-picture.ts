import { contained } from '../designs/contained'
import { placeFields } from '../designs/design-fields'
import type { Box, Item, TextItem } from '../designs/items'
import { drawn } from '../designs/ornaments'
import { qrPath } from '../designs/qr'
import { sheetOf } from '../designs/sheet'
import { sanitiseDocument, sanitiseTemplate } from '../sanitise-document'
import type { CertificateDocument, Picture, Template } from '../schema'
import { setText } from '../text/set-text'
import { elementsToSvg, escapeXml } from './elements'
import { linePath } from './outlines'

/**
 * A certificate as a picture: the same page as its PDF, as SVG with all text as outlines, so that it
 * looks alike wherever it is seen. Texts must be drawable (`whyDocumentNotDrawable`). `notice` is
 * stamped across one that does not count: a copy of the picture must not pass for more than it is.
 */
export function drawPicture(given: Template, raw: CertificateDocument, notice?: string): string {
  const { look, pictures } = sanitiseTemplate(given)
  const doc = sanitiseDocument(raw)
  const sheet = sheetOf(look, doc)
  const { width, height } = sheet.page
  const fields = placeFields(look, doc)
  const boxes = new Map(fields.map(({ id, box }) => [id, box]))
  const { ground, Ornaments } = drawn[look.design]
  const background = look.background ? pictures[look.background] : undefined
  const title = `${doc.certificationTitle}: ${doc.recipientName}`
  const parts = [
    `<title>${escapeXml(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="${ground(look)}"/>`,
    background ? image(background, { left: 0, top: 0, width, height }, 'slice') : '',
    look.ornaments
      ? elementsToSvg(Ornaments({ sheet, boxOf: (id) => boxes.get(id), bleed: 0 }))
      : '',
    ...fields.flatMap(({ items }) => items.map((item) => paint(item, pictures))),
  ]
  const page = parts.join('\n')
  const shown = notice ? `<g opacity=".4">${page}</g>${stamp(notice, sheet.page)}` : page
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${shown}</svg>`
}

const alarm = '#a1261e'

/** Across the middle of the page, as with a rubber stamp. */
function stamp(notice: string, { width, height }: { width: number; height: number }): string {
  const box = { left: -170, top: -36, width: 340, height: 72 }
  const words = text({
    ...{ kind: 'text', text: notice, tag: 'P', fixed: true, align: 'center', color: alarm, box },
    ...{ face: { voice: 'sans', cut: 'bold', tracking: 4 } },
    steps: [{ lines: 1, from: 44, to: 12 }],
  })
  const rule = (out: number, pen: number) =>
    `<rect ${place({ left: -180 - out, top: -42 - out, width: 360 + 2 * out, height: 84 + 2 * out })} rx="${8 + out}" fill="none" stroke="${alarm}" stroke-width="${pen}"/>`
  return `<g transform="translate(${width / 2} ${height / 2}) rotate(-12)">${rule(0, 3)}${rule(6, 1)}${words}</g>`
}

function paint(item: Item, pictures: Template['pictures']): string {
  switch (item.kind) {
    case 'text':
      return text(item)
    case 'line':
      return `<rect ${place(item.box)} fill="${item.color}"/>`
    case 'picture': {
      const picture = pictures[item.picture]
      return picture ? image(picture, contained(picture, item.box, item.align), 'meet') : ''
    }
    case 'qr': {
      const { path, size } = qrPath(item.text)
      return `<svg ${place(item.box)} viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path d="${path}" fill="${item.color}"/></svg>`
    }
  }
}

function text(item: TextItem): string {
  const lines = setText(item).map(({ x, y, ...line }) => linePath(line, item.face.cut, x, y))
  return `<g fill="${item.color}">${lines.join('')}</g>`
}

const types = { png: 'image/png', jpeg: 'image/jpeg', svg: 'image/svg+xml' }

function image({ type, bytes }: Picture, box: Box, how: 'meet' | 'slice'): string {
  const data = Buffer.from(bytes).toString('base64')
  return `<image ${place(box)} preserveAspectRatio="xMidYMid ${how}" href="data:${types[type]};base64,${data}"/>`
}

function place({ left, top, width, height }: Box): string {
  return `x="${left}" y="${top}" width="${width}" height="${height}"`
}

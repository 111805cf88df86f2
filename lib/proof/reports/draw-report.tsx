import { Document, Page, Path, renderToBuffer, Svg, View } from '@react-pdf/renderer'
import type { ReactElement } from 'react'
import { markBox, markPath } from '@/lib/platform/brand/rules'
import type { TextItem } from '@/lib/proof/documents/designs/items'
import { lineOutlines } from '@/lib/proof/documents/picture/outlines'
import { drawsRightly } from '@/lib/proof/documents/plain/draws-rightly'
import { PlainItem } from '@/lib/proof/documents/plain/parts'
import { forgetGlyphs, loadFonts } from '@/lib/proof/documents/plain/type-setting'
import { itemise } from '@/lib/proof/documents/text/itemise'
import { setText } from '@/lib/proof/documents/text/set-text'
import { inks, type LaidPage, layOut, margin, paper } from './lay-out'
import { type Report, reportProducer } from './schema'
import { type Placed, setCell } from './set-cell'

/**
 * A report as a PDF of many pages. What is on which page is settled here and not by react-pdf, whose
 * time for a long table grows with its square.
 */
export async function drawReport(report: Report): Promise<Uint8Array> {
  const pages = layOut(report).map((page, at, { length }) => withFoot(page, report, at + 1, length))
  await loadFonts(pages.flatMap(({ texts }) => texts.flatMap(({ item }) => familiesOf(item))))
  forgetGlyphs()
  const whole: ReactElement = Whole({ report, pages })
  const file = await renderToBuffer(whole as Parameters<typeof renderToBuffer>[0])
  return new Uint8Array(file)
}

function withFoot(
  { texts, rules }: LaidPage,
  { foot, pageName }: Report,
  page: number,
  pages: number,
) {
  const style = { size: 7.5, cut: 'regular', color: inks.muted, lines: 3 } as const
  const top = paper.height - margin.bottom + 16
  const room = paper.width - 2 * margin.side
  const name = pageName.replace('{page}', String(page)).replace('{pages}', String(pages))
  const left = setCell(foot, { left: margin.side, top, width: room - 90 }, style)
  const right = setCell(name, { left: margin.side + room - 80, top, width: 80 }, style)
  if (right) right.item.align = 'right'
  return { rules, texts: [...texts, ...[left, right].filter((one) => one !== null)] }
}

function familiesOf({ text, face }: TextItem) {
  const runs = drawsRightly(text, face.voice) ? itemise(text, face.voice) : []
  return Array.isArray(runs) ? runs.map(({ family }) => family) : []
}

function Whole({ report, pages }: { report: Report; pages: LaidPage[] }) {
  const { title, language, madeAt } = report
  return (
    <Document
      title={title}
      language={language}
      creator="Laurel"
      producer={reportProducer}
      pdfVersion="1.7"
      creationDate={madeAt}
      modificationDate={madeAt}
    >
      {pages.map(({ texts, rules }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pages never change order
        <Page key={at} size={[paper.width, paper.height]}>
          {at === 0 ? <Mark /> : null}
          {rules.map((top) => (
            <Rule key={top} top={top} />
          ))}
          {texts.map(({ item }, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: texts of one page never change order
            <Words key={n} item={item} />
          ))}
        </Page>
      ))}
    </Document>
  )
}

function Mark() {
  const place = {
    position: 'absolute',
    left: margin.side,
    top: margin.top,
    width: 24,
    height: 24,
  } as const
  return (
    <Svg viewBox={`0 0 ${markBox} ${markBox}`} style={place}>
      <Path d={markPath} fill={inks.laurel} />
    </Svg>
  )
}

function Rule({ top }: { top: number }) {
  const width = paper.width - 2 * margin.side
  const place = { position: 'absolute', left: margin.side, top, width, height: 0.5 } as const
  return <View style={{ ...place, backgroundColor: inks.line }} />
}

/** What react-pdf would draw wrongly, Arabic above all, is drawn as outlines. */
function Words({ item }: Pick<Placed, 'item'>) {
  if (drawsRightly(item.text, item.face.voice)) return <PlainItem item={item} pictures={{}} />
  const { width, height } = item.box
  const lines = setText({ ...item, box: { ...item.box, left: 0, top: 0 } })
  const outlines = lines.flatMap(({ x, y, ...line }) => lineOutlines(line, item.face.cut, x, y))
  return (
    <Svg viewBox={`0 0 ${width} ${height}`} style={{ position: 'absolute', ...item.box }}>
      {outlines.map(({ path, fill, transform }, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: letters of one text never change order
        <Path key={n} d={path} fill={fill ?? item.color} transform={transform} />
      ))}
    </Svg>
  )
}

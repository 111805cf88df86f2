import { placeFields } from '@/lib/proof/documents/designs/design-fields'
import { drawn } from '@/lib/proof/documents/designs/ornaments'
import { qrRuns } from '@/lib/proof/documents/designs/qr'
import { sheetOf } from '@/lib/proof/documents/designs/sheet'
import { elementsToSvg } from '@/lib/proof/documents/picture/elements'
import type { CertificateDocument } from '@/lib/proof/documents/schema'
import { fontFile } from '@/lib/proof/documents/text/faces'
import { setText } from '@/lib/proof/documents/text/set-text'
import { sampleTemplate } from './sample'

/** A path with its place: `m` as in PDF, from the upper left corner downwards. */
type DrawnPath = {
  d: string
  m: [number, number, number, number, number, number]
  fill: string | null
  stroke: string | null
  width: number
  opacity: number
}

/** A line of text in runs of a font each; x and y of its baseline's beginning, in points. */
type TextLine = {
  x: number
  y: number
  width: number
  size: number
  color: string
  rtl: boolean
  runs: { text: string; font: string }[]
}

/** The same page for engines that know no designs of ours: they are spared its layout. */
export type PageSpec = {
  width: number
  height: number
  ground: string
  ornaments: string
  paths: DrawnPath[]
  lines: TextLine[]
  bars: { x: number; y: number; width: number; height: number; color: string }[]
  qr: { x: number; y: number; side: number; size: number; runs: [number, number, number][] }
  link: string
}

export function pageSpec(doc: CertificateDocument): PageSpec {
  const { look } = sampleTemplate
  const sheet = sheetOf(look, doc)
  const fields = placeFields(look, doc)
  const boxes = new Map(fields.map(({ id, box }) => [id, box]))
  const { ground, Ornaments } = drawn[look.design]
  const ornaments = elementsToSvg(Ornaments({ sheet, boxOf: (id) => boxes.get(id), bleed: 0 }))
  const items = fields.flatMap((field) => field.items)
  const code = items.flatMap((item) => (item.kind === 'qr' ? [item] : []))[0]
  if (!code) throw new Error('the design has no code')
  const { runs, size } = qrRuns(code.text)
  return {
    ...sheet.page,
    ...{ ground: ground(look), ornaments, paths: pathsIn(ornaments), link: doc.verifyUrl },
    bars: items.flatMap((item) =>
      item.kind === 'line'
        ? [{ ...item.box, x: item.box.left, y: item.box.top, color: item.color }]
        : [],
    ),
    lines: items.flatMap((item) =>
      item.kind === 'text'
        ? setText(item).map(({ x, y, width, size: points, runs: set }) => ({
            ...{ x, y, width, size: points, color: item.color },
            rtl: (set[0]?.level ?? 0) % 2 === 1,
            runs: set.map(({ text, family }) => ({ text, font: fontFile(family, item.face.cut) })),
          }))
        : [],
    ),
    qr: {
      ...{ x: code.box.left, y: code.box.top, side: code.box.width, size },
      runs: runs.map((run): [number, number, number] => [run.x, run.y, run.width]),
    },
  }
}

/** The paths of the design's drawings, out of their frames. */
function pathsIn(svg: string): DrawnPath[] {
  const paths: DrawnPath[] = []
  let frame = { x: 0, y: 0, scale: 1 }
  for (const [tag] of svg.matchAll(/<(?:svg|path) [^>]*>/g)) {
    const get = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]
    const number = (name: string, otherwise: number) => Number(get(name) ?? otherwise)
    if (tag.startsWith('<svg')) {
      const [, , span = 1] = (get('viewBox') ?? '').split(' ').map(Number)
      frame = { x: number('x', 0), y: number('y', 0), scale: number('width', 1) / span }
      continue
    }
    const moved = /translate\(([-\d.]+)[ ,]([-\d.]+)\) scale\(([-\d.]+)\)/.exec(
      get('transform') ?? '',
    )
    const [dx = 0, dy = 0, own = 1] = (moved?.slice(1) ?? []).map(Number)
    const s = frame.scale * own
    const none = (colour: string | undefined) => (!colour || colour === 'none' ? null : colour)
    paths.push({
      d: get('d') ?? '',
      m: [s, 0, 0, s, frame.x + dx * frame.scale, frame.y + dy * frame.scale],
      fill: none(get('fill')),
      stroke: none(get('stroke')),
      width: number('stroke-width', 1),
      opacity: number('stroke-opacity', 1),
    })
  }
  return paths
}

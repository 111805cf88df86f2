import { markPath } from '@/lib/platform/brand/rules'
import { colour } from '@/lib/proof/documents/designs/classic-palette'
import { guillocheBorder, rosette } from '@/lib/proof/documents/designs/guilloche'
import { whyNotDrawable } from '@/lib/proof/documents/drawable'
import { linePath } from '@/lib/proof/documents/picture/outlines'
import type { Cut } from '@/lib/proof/documents/text/faces'
import { fitText, type Step } from '@/lib/proof/documents/text/fit'
import { sanitise } from '@/lib/proof/documents/text/sanitise'

/** What the card says. Texts that our fonts cannot set rightly are left out rather than set wrongly. */
export type Card = {
  issuerName: string
  recipientName: string
  title: string
  /** At the foot: where to see whether it is valid. */
  foot: string
  /** Across the head, where it does not count any more. */
  notice: string | null
}

const cardSize = { width: 1200, height: 630 }

const frame = guillocheBorder({ x: 26, y: 26, width: 1148, height: 578 }, 28, 9, 4)
const centres = [26, 1174].flatMap((x) => [26, 604].map((y) => [x, y] as const))
const corners = centres.map(([x, y]) => `M${x - 18} ${y - 18}h36v36h-36z`).join('')
const rosettes = centres.map(([x, y]) => rosette(x, y, 4, 14, 8)).join('')
const ring = rosette(50, 50, 35, 49, 24)
const alarm = '#a1261e'

const boxes = {
  issuer: {
    ...{ top: 84, height: 72, left: 170, width: 740, cut: 'bold', fill: colour.ink },
    steps: [
      { lines: 1, from: 34, to: 24 },
      { lines: 2, from: 28, to: 16 },
    ],
  },
  name: {
    ...{ top: 190, height: 184, left: 86, width: 1028, cut: 'regular', fill: colour.ink },
    steps: [
      { lines: 1, from: 88, to: 56 },
      { lines: 2, from: 66, to: 40 },
      { lines: 5, from: 36, to: 18 },
    ],
  },
  title: {
    ...{ top: 400, height: 104, left: 86, width: 840, cut: 'bold', fill: colour.green },
    steps: [
      { lines: 1, from: 46, to: 34 },
      { lines: 2, from: 40, to: 26 },
      { lines: 4, from: 24, to: 14 },
    ],
  },
  foot: {
    ...{ top: 524, height: 34, left: 86, width: 840, cut: 'regular', fill: colour.muted },
    steps: [{ lines: 1, from: 24, to: 12 }],
  },
  notice: {
    ...{ top: 84, height: 60, left: 920, width: 194, cut: 'bold', fill: alarm },
    steps: [{ lines: 1, from: 40, to: 20 }],
  },
} satisfies Record<string, Box>

type Box = {
  top: number
  height: number
  left: number
  width: number
  cut: Cut
  fill: string
  steps: Step[]
}

/** The picture that a link to a certificate is shown with: 1200 by 630, as SVG without any font. */
export function drawCard({ issuerName, recipientName, title, foot, notice }: Card): string {
  const { width, height } = cardSize
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
<rect width="${width}" height="${height}" fill="${colour.paper}"/>
<path d="${frame}" fill="none" stroke="${colour.green}" stroke-width=".8" stroke-opacity=".7"/>
<path d="M8 8H1192V622H8zM44 44H1156V586H44z" fill="none" stroke="${colour.green}" stroke-width="1.6"/>
<path d="${corners}" fill="${colour.paper}" stroke="${colour.green}" stroke-width="1.6"/>
<path d="${rosettes}" fill="none" stroke="${colour.gold}" stroke-width=".8"/>
<path d="${markPath}" fill="${colour.green}" transform="translate(86 82)"/>
<g transform="translate(946 398) scale(1.68)">
<path d="${ring}" fill="none" stroke="${colour.gold}" stroke-width=".5"/>
<circle cx="50" cy="50" r="30" fill="none" stroke="${colour.gold}" stroke-width=".9"/>
<path d="${markPath}" fill="${colour.green}" transform="translate(33 33) scale(.53)"/>
</g>
${[
  set(issuerName, boxes.issuer),
  set(recipientName, boxes.name),
  set(title, boxes.title),
  set(foot, boxes.foot),
  notice ? set(notice, boxes.notice) : '',
].join('\n')}
</svg>`
}

/** Text in its box, in the middle of its height. */
function set(text: string, box: Box): string {
  if (whyNotDrawable(text)) return ''
  const clean = sanitise(text)
  if (!clean.ok) return ''
  const face = { voice: 'serif', cut: box.cut } as const
  const { size, pitch, lines } = fitText(clean.text, box, box.steps, face)
  const first = box.top + (box.height - lines.length * pitch) / 2 + size * 0.98
  const paths = lines.map(({ runs }, i) =>
    linePath({ runs, size }, box.cut, box.left, first + i * pitch),
  )
  return `<g fill="${box.fill}">${paths.join('')}</g>`
}

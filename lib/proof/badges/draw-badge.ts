import { markBox, markPath } from '@/lib/platform/brand/rules'
import { inkOn, legible, mix } from '@/lib/proof/documents/designs/colours'
import { rosette } from '@/lib/proof/documents/designs/guilloche'
import { voiceOf } from '@/lib/proof/documents/designs/voice'
import { whyNotDrawable } from '@/lib/proof/documents/drawable'
import { escapeXml } from '@/lib/proof/documents/picture/elements'
import { linePath } from '@/lib/proof/documents/picture/outlines'
import type { Look } from '@/lib/proof/documents/schema'
import type { Cut } from '@/lib/proof/documents/text/faces'
import type { Step } from '@/lib/proof/documents/text/fit'
import { sanitise } from '@/lib/proof/documents/text/sanitise'
import { setText } from '@/lib/proof/documents/text/set-text'

/** What a badge says. A text that our fonts cannot set rightly is left out rather than set wrongly. */
export type Badge = {
  title: string
  issuerName: string
  /** Four digits. */
  year: string
  /** What a screen reader is told beside the title. */
  description: string
}

/** In units of the drawing; a square. */
const badgeSize = 512

const paper = '#fdfbf4'
const own = { accent: '#1f5a3d', ornament: '#a98434' }
const middle = badgeSize / 2

/**
 * The badge of a certificate as SVG: a seal with the mark, the title, who awards it and the year, in
 * the colours of the issuer's template. It needs no font, runs nothing and fetches nothing; the same
 * badge and look give the same bytes.
 */
export function drawBadge(badge: Badge, look: Look): string {
  const accent = look.accent ?? own.accent
  const ornament = look.ornament ?? own.ornament
  const gilt = legible(ornament, accent, 2.2)
  const ink = legible(accent, paper, 7)
  const shade = mix(accent, '#000000', 0.35)
  const voice = voiceOf(look)
  const set = (text: string, box: Box, fill: string) => setIn(text, box, fill, voice)
  const { title, issuerName, year, description } = badge
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${badgeSize} ${badgeSize}" width="${badgeSize}" height="${badgeSize}" role="img" aria-labelledby="title desc">
<title id="title">${plain(title)}</title>
<desc id="desc">${plain(description)}</desc>
<path d="${edge}" fill="${accent}" stroke="${gilt}" stroke-width="2"/>
<circle cx="${middle}" cy="${middle}" r="235" fill="none" stroke="${gilt}" stroke-width="2.5"/>
<path d="${band}" fill="none" stroke="${gilt}" stroke-width="1.1" stroke-opacity=".85"/>
<circle cx="${middle}" cy="${middle}" r="200" fill="${paper}" stroke="${gilt}" stroke-width="5"/>
<circle cx="${middle}" cy="${middle}" r="191" fill="none" stroke="${ink}" stroke-width="1"/>
<path d="${markPath}" fill="${ink}" transform="translate(${middle - 46} 78) scale(${92 / markBox})"/>
${set(title, boxes.title, ink)}
<path d="M186 349H326" stroke="${legible(ornament, paper, 2)}" stroke-width="2"/>
${set(issuerName, boxes.issuer, ink)}
<path d="M118 414L66 428L86 452L70 478L160 462zM394 414L446 428L426 452L442 478L352 462z" fill="${shade}" stroke="${gilt}" stroke-width="2"/>
<path d="${ribbon}" fill="${accent}" stroke="${gilt}" stroke-width="2.5"/>
${set(year, boxes.year, inkOn(accent))}
</svg>
`
}

/** The seal's edge: 40 scallops. */
const edge = (() => {
  const [count, outer, inner] = [40, 251, 240]
  const at = (radius: number, turn: number) => {
    const angle = (turn / count) * 2 * Math.PI
    const [x, y] = [middle + radius * Math.sin(angle), middle - radius * Math.cos(angle)]
    return `${Math.round(x * 100) / 100} ${Math.round(y * 100) / 100}`
  }
  const scallops = Array.from({ length: count }, (_, i) => {
    // A quadratic whose handle stands twice as far out reaches `outer` at its middle.
    return `Q${at(2 * outer - inner, i + 0.5)} ${at(inner, i + 1)}`
  })
  return `M${at(inner, 0)}${scallops.join('')}z`
})()

const band = rosette(middle, middle, 206, 229, 60)

const ribbon = 'M108 404Q256 444 404 404L396 456Q256 496 116 456z'

type Box = {
  area: { left: number; top: number; width: number; height: number }
  cut: Cut
  steps: Step[]
}

const boxes = {
  title: {
    ...{ area: { left: 94, top: 184, width: 324, height: 154 }, cut: 'bold' },
    steps: [
      { lines: 1, from: 56, to: 44 },
      { lines: 2, from: 50, to: 32 },
      { lines: 3, from: 44, to: 28 },
      { lines: 4, from: 32, to: 20 },
      { lines: 6, from: 20, to: 13 },
      { lines: 9, from: 15, to: 9 },
    ],
  },
  issuer: {
    ...{ area: { left: 124, top: 356, width: 264, height: 46 }, cut: 'regular' },
    steps: [
      { lines: 1, from: 25, to: 19 },
      { lines: 2, from: 20, to: 14 },
      { lines: 3, from: 13, to: 7 },
    ],
  },
  year: {
    ...{ area: { left: 186, top: 427, width: 140, height: 40 }, cut: 'bold' },
    steps: [{ lines: 1, from: 34, to: 12 }],
  },
} satisfies Record<string, Box>

function setIn(
  text: string,
  { area, cut, steps }: Box,
  fill: string,
  voice: ReturnType<typeof voiceOf>,
): string {
  if (whyNotDrawable(text, { voice })) return ''
  const clean = sanitise(text)
  if (!clean.ok) return ''
  const lines = setText({
    ...{ kind: 'text', text: clean.text, tag: 'P', fixed: true, align: 'center', color: fill },
    ...{ box: area, face: { voice, cut }, steps },
  })
  const paths = lines.map(({ x, y, ...line }) => linePath(line, cut, x, y))
  return `<g fill="${fill}">${paths.join('')}</g>`
}

/** As text of XML, without characters that XML does not allow. */
function plain(text: string): string {
  const clean = sanitise(text, Number.POSITIVE_INFINITY)
  return clean.ok ? escapeXml(clean.text) : ''
}

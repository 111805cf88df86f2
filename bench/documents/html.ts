import { pathToFileURL } from 'node:url'
import { escapeXml } from '@/lib/proof/documents/picture/elements'
import type { PageSpec } from './page-spec'

/** The page as HTML, for engines that lay that out. */
export function htmlOf({
  width,
  height,
  ground,
  ornaments,
  lines,
  bars,
  qr,
  link,
}: PageSpec): string {
  const fonts = [...new Set(lines.flatMap(({ runs }) => runs.map(({ font }) => font)))]
  const faces = fonts.map(
    (font, i) => `@font-face{font-family:f${i};src:url("${pathToFileURL(font).href}")}`,
  )
  const texts = lines.map(({ x, y, width: wide, size, color, rtl, runs }) => {
    const spans = runs.map(({ text, font }) => {
      return `<span style="font-family:f${fonts.indexOf(font)}">${escapeXml(text)}</span>`
    })
    return `<div${rtl ? ' dir="rtl"' : ''} style="left:${x}pt;top:${y - size}pt;width:${wide + 2}pt;font-size:${size}pt;line-height:${size * 1.2}pt;color:${color}">${spans.join('')}</div>`
  })
  const rules = bars.map((bar) => {
    return `<div style="left:${bar.x}pt;top:${bar.y}pt;width:${bar.width}pt;height:${bar.height}pt;background:${bar.color}"></div>`
  })
  const code = qr.runs.map(([a, b, run]) => `M${a} ${b}h${run}v1h-${run}z`).join('')
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Certificate</title><style>${faces.join('')}
@page{size:${width}pt ${height}pt;margin:0}body{margin:0;background:${ground}}div{position:absolute;white-space:nowrap}</style>
<svg style="position:absolute;left:0;top:0" width="${width}pt" height="${height}pt" viewBox="0 0 ${width} ${height}">${ornaments}</svg>
${rules.join('')}${texts.join('')}
<a href="${link}"><svg style="position:absolute;left:${qr.x}pt;top:${qr.y}pt" width="${qr.side}pt" height="${qr.side}pt" viewBox="0 0 ${qr.size} ${qr.size}"><path d="${code}"/></svg></a></html>`
}

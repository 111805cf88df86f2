import { type SaxesAttributeNS, SaxesParser } from 'saxes'
import { InputError } from '@/lib/platform/errors/errors'
import { say } from '@/lib/platform/language/say'
import { type LeftOut, leftOutElements, silentElements } from './left-out'

/** An element that may be drawn, with its attributes without prefixes. */
export type Node = { name: string; attributes: Record<string, string>; children: Node[] }

/** A drawing as it was read: its elements, its style sheets' text, and what was passed over. */
export type Read = { root: Node; styles: string; leftOut: Set<LeftOut> }

const depthAtMost = 100
const elementsAtMost = 5000
const svgNamespace = 'http://www.w3.org/2000/svg'

/** Reads a drawing; nothing is fetched, no entity is expanded but XML's own five. */
export function readSvg(text: string): Read {
  const leftOut = new Set<LeftOut>()
  const open: Node[] = []
  let root: Node | undefined
  let styles = ''
  let inStyle = false
  let depth = 0
  let elements = 0
  /** How deep the element is whose inside is passed over. */
  let hidden = Number.POSITIVE_INFINITY

  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', () => {
    throw new InputError(say('templates.picture.svgBroken', { line: parser.line }))
  })
  parser.on('doctype', (doctype) => {
    if (doctype.includes('[')) throw new InputError(say('templates.picture.svgEntities'))
  })
  parser.on('processinginstruction', ({ target }) => {
    if (target === 'xml-stylesheet') leftOut.add('styles')
  })
  parser.on('opentag', ({ local, uri, attributes }) => {
    depth++
    elements++
    if (depth > depthAtMost) throw new InputError(say('templates.picture.svgDeep'))
    if (elements > elementsAtMost) throw new InputError(say('templates.picture.svgIntricate'))
    const drawing = uri === svgNamespace || uri === ''
    if (!root && !(drawing && local === 'svg')) {
      throw new InputError(say('templates.picture.type'))
    }
    if (depth > hidden) return
    if (drawing && local === 'style') inStyle = true
    const why = drawing ? (leftOutElements[local] ?? handled(local, depth)) : null
    if (why) leftOut.add(why)
    if (why !== undefined) {
      hidden = depth
      return
    }
    const node = { name: local, attributes: plain(attributes, leftOut), children: [] }
    open.at(-1)?.children.push(node)
    open.push(node)
    root ??= node
  })
  parser.on('closetag', () => {
    if (depth < hidden) open.pop()
    if (depth === hidden) hidden = Number.POSITIVE_INFINITY
    inStyle = false
    depth--
  })
  const keepStyle = (css: string) => {
    if (inStyle) styles += css
  }
  parser.on('text', keepStyle)
  parser.on('cdata', keepStyle)
  parser.write(text).close()
  if (!root) throw new InputError(say('templates.picture.type'))
  return { root, styles, leftOut }
}

/** Undefined for what is drawn; null for what draws nothing; else why it is left out. */
function handled(name: string, depth: number): LeftOut | null | undefined {
  if (silentElements.has(name)) return null
  if (drawnElements.has(name) || (name === 'svg' && depth === 1)) return undefined
  return 'other'
}

const drawnElements: ReadonlySet<string> = new Set([
  ...['g', 'a', 'switch', 'defs', 'use', 'clipPath', 'linearGradient', 'radialGradient', 'stop'],
  ...['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon'],
])

function plain(given: Record<string, SaxesAttributeNS>, leftOut: Set<LeftOut>) {
  const kept: Record<string, string> = {}
  for (const { local, prefix, value } of Object.values(given)) {
    if (/^on/i.test(local)) leftOut.add('scripts')
    else if (local === 'href' && !value.trim().startsWith('#')) leftOut.add('links')
    else if (prefix === '' || local === 'href') kept[local] = value
  }
  return kept
}

import { InputError } from '@/lib/platform/errors/errors'
import { say } from '@/lib/platform/language/say'
import { type Gradient, readGradient } from './gradients'
import {
  identity,
  inverse,
  isIdentity,
  type Matrix,
  matrixText,
  readTransform,
  times,
} from './matrix'
import { length, round, within } from './numbers'
import { type Paint, type Painting, painted, unpainted } from './paint'
import type { Node, Read } from './read-svg'
import { outline, readShape, type Shape, type Size } from './shapes'
import { cascade } from './style'

const visitsAtMost = 20_000
/** Of what is written, and of what clips make react-pdf write again. */
const lettersAtMost = 500_000
/** A PDF holds a gradient anew for each shape. */
const lettersOfShade = 1000
const depthAtMost = 100

type Clip = { inside: string; turn: Matrix; id?: string }
type Shade = { gradient: Gradient; id?: string }
/** Where an element stands: what it inherits, and whether a clip would reach it twice. */
type Place = { painting: Painting; ctm: Matrix; clipped: boolean; depth: number }

/**
 * Writes what a drawing shows, as react-pdf draws it rightly. It neither fills by default nor knows
 * `use`, hands a clip down to all inside, and applies it before an element's own transform: so each
 * shape says how it is painted, copies are written out, and clips stand in groups of their own.
 */
export function drawSvg({ root, styles, leftOut }: Read, size: Size): string {
  const said = cascade(styles, leftOut)
  const byId = idsOf(root)
  const whole = Math.hypot(size.width, size.height) / Math.SQRT2
  const definitions: string[] = []
  const clips = new Map<Node, Clip | undefined>()
  const shades = new Map<Node, Shade | undefined>()
  let [visits, letters] = [0, 0]

  const spend = (count: number) => {
    letters += count
    if (letters > lettersAtMost) throw new InputError(say('templates.picture.svgIntricate'))
  }
  const define = (xml: (id: string) => string): string => {
    const id = `d${definitions.length + 1}`
    definitions.push(xml(id))
    spend(definitions.at(-1)?.length ?? 0)
    return id
  }

  /** One element; `uses` are the copies that it stands in. */
  function draw(node: Node, place: Place, uses: readonly Node[]): string {
    if (++visits > visitsAtMost) throw new InputError(say('templates.picture.svgIntricate'))
    if (place.depth > depthAtMost) throw new InputError(say('templates.picture.svgDeep'))
    if (node.name === 'defs' || node.name === 'clipPath' || node.name.endsWith('Gradient'))
      return ''
    const looks = said(node)
    if (looks.display?.trim() === 'none') return ''
    const painting = painted(place.painting, looks, whole)
    const turn = turnOf(node)
    if (painting.opacity === 0 || !turn) return ''
    const clip = clipOf(looks['clip-path'])
    if (clip === null) return ''
    const ctm = times(place.ctm, turn)
    if (!ctm.every(within)) throw new InputError(say('templates.picture.svgNumbers'))
    const inside = {
      ...{ painting, ctm, depth: place.depth + 1 },
      clipped: clip ? isIdentity(clip.turn) : place.clipped && isIdentity(turn),
    }
    const shape = readShape(node, size)
    if (!clip && shape) return paint(shape, painting, turn, place.clipped)
    const drawn = shape
      ? paint(shape, painting, identity, inside.clipped)
      : contents(node, inside, uses)
    if (drawn === '') return ''
    if (!clip)
      return group(isIdentity(turn) ? '' : ` transform="${matrixText(turn)}"`, drawn, place)
    return clippedBy(clip, drawn, turn, place)
  }

  function contents(node: Node, place: Place, uses: readonly Node[]): string {
    if (node.name !== 'use') return node.children.map((one) => draw(one, place, uses)).join('')
    const target = byId.get((node.attributes.href ?? '').trim().slice(1))
    if (!target || uses.includes(target)) return ''
    return draw(target, place, [...uses, target])
  }

  /** A group, but for one that says nothing. */
  function group(attributes: string, inside: string, place: Place): string {
    if (attributes === '') return inside
    const free = place.clipped ? ' clip-path="none"' : ''
    spend(attributes.length)
    return `<g${free}${attributes}>${inside}</g>`
  }

  /** What the clip holds goes by its own transform, which is taken back inside. */
  function clippedBy(clip: Clip, drawn: string, turn: Matrix, place: Place): string {
    const back = inverse(clip.turn)
    if (!back) return ''
    const { inside: held } = clip
    clip.id ??= define((id) => `<clipPath id="${id}">${held}</clipPath>`)
    spend(held.length)
    const free = isIdentity(clip.turn)
      ? drawn
      : `<g clip-path="none" transform="${matrixText(back)}">${drawn}</g>`
    const inside = `<g clip-path="url(#${clip.id})">${free}</g>`
    const outer = times(turn, clip.turn)
    return isIdentity(outer) ? inside : group(` transform="${matrixText(outer)}"`, inside, place)
  }

  function paint(shape: Shape, painting: Painting, turn: Matrix, clipped: boolean): string {
    if (!painting.visible) return ''
    const fill = painting.fill && colours(painting.fill, painting.fillOpacity * painting.opacity)
    const pen = painting.strokeWidth > 0 && painting.stroke && flat(painting.stroke)
    const stroke = pen ? colours(pen, painting.strokeOpacity * painting.opacity) : undefined
    if (!fill && !stroke) return ''
    const attributes: Record<string, string | number> = {
      ...(clipped ? { 'clip-path': 'none' } : {}),
      ...shape.attributes,
      fill: fill?.paint ?? 'none',
      ...(fill && fill.seen < 1 ? { 'fill-opacity': fill.seen } : {}),
      ...(fill && painting.evenOdd ? { 'fill-rule': 'evenodd' } : {}),
    }
    if (stroke) {
      Object.assign(attributes, { stroke: stroke.paint, 'stroke-width': painting.strokeWidth })
      if (stroke.seen < 1) attributes['stroke-opacity'] = stroke.seen
      if (painting.cap !== 'butt') attributes['stroke-linecap'] = painting.cap
      if (painting.join !== 'miter') attributes['stroke-linejoin'] = painting.join
      if (painting.dashes.length > 0) attributes['stroke-dasharray'] = painting.dashes.join(' ')
    }
    if (!isIdentity(turn)) attributes.transform = matrixText(turn)
    const list = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`)
    const xml = `<${shape.name}${list.join('')}/>`
    spend(xml.length)
    return xml
  }

  /** How it is painted and how much of it is seen; undefined where nothing is. */
  function colours(given: Paint, opacity: number) {
    if (!('gradient' in given)) {
      const seen = round(opacity * given.alpha)
      return seen === 0 ? undefined : { paint: given.hex, seen }
    }
    const [shade, seen] = [shadeOf(given.gradient), round(opacity)]
    if (!shade || seen === 0) return undefined
    shade.id ??= define(shade.gradient.xml)
    spend(lettersOfShade)
    return { paint: `url(#${shade.id})`, seen }
  }

  /** react-pdf strokes with no gradient: its middle colour stands for it. */
  function flat(given: Paint): Paint | undefined {
    if (!('gradient' in given)) return given
    leftOut.add('effects')
    const stops = shadeOf(given.gradient)?.gradient.stops ?? []
    return stops[Math.floor(stops.length / 2)]
  }

  function shadeOf(id: string): Shade | undefined {
    const node = byId.get(id)
    if (!node?.name.endsWith('Gradient')) return undefined
    if (!shades.has(node)) {
      const gradient = readGradient(node, byId, said, size)
      shades.set(node, gradient && { gradient })
    }
    return shades.get(node)
  }

  /** Undefined for none; null for one that lets nothing through. */
  function clipOf(text: string | undefined): Clip | undefined | null {
    const [, id] = /^\s*url\(\s*['"]?\s*#([^'")\s]+)/.exec(text ?? '') ?? []
    const node = id === undefined ? undefined : byId.get(id)
    if (node?.name !== 'clipPath') return undefined
    if (!clips.has(node)) clips.set(node, readClip(node))
    const clip = clips.get(node)
    if (!clip) leftOut.add('clipping')
    return clip?.inside === '' ? null : clip
  }

  /** A clip of shapes that share one transform: react-pdf applies none in it. */
  function readClip(node: Node): Clip | undefined {
    if (node.attributes.clipPathUnits?.trim() === 'objectBoundingBox') return undefined
    const own = readTransform(node.attributes.transform)
    const shapes: string[] = []
    let turn: Matrix | undefined
    for (const child of node.children) {
      const shape = readShape(child, size)
      const of = readTransform(child.attributes.transform)
      if (!shape) {
        if (child.name === 'use' || child.name === 'g') return undefined
        continue
      }
      if (!own || !of || said(child)['clip-path']) return undefined
      const whole = times(own, of)
      if (turn && matrixText(turn) !== matrixText(whole)) return undefined
      turn = whole
      shapes.push(`<path d="${outline(shape)}"/>`)
    }
    return { inside: shapes.join(''), turn: turn ?? identity }
  }

  function turnOf(node: Node): Matrix | undefined {
    const turn = readTransform(node.attributes.transform)
    if (!turn || node.name !== 'use') return turn
    const x = length(node.attributes.x, size.width) ?? 0
    const y = length(node.attributes.y, size.height) ?? 0
    return times(turn, [1, 0, 0, 1, x, y])
  }

  const start = { painting: unpainted, ctm: identity, clipped: false, depth: 0 }
  const drawn = draw(root, start, [])
  if (drawn === '') return ''
  return definitions.length > 0 ? `<defs>${definitions.join('')}</defs>${drawn}` : drawn
}

/** The first that has an id has it. */
function idsOf(root: Node): Map<string, Node> {
  const found = new Map<string, Node>()
  const todo = [root]
  for (let node = todo.pop(); node; node = todo.pop()) {
    const { id } = node.attributes
    if (id && !found.has(id)) found.set(id, node)
    todo.push(...node.children.toReversed())
  }
  return found
}

import { Children, isValidElement, type ReactNode } from 'react'

/** react-pdf's elements that are drawn alike in SVG, by the names it knows them by. */
const shapes: Record<string, string> = {
  G: 'g',
  PATH: 'path',
  RECT: 'rect',
  LINE: 'line',
  CIRCLE: 'circle',
  ELLIPSE: 'ellipse',
  POLYGON: 'polygon',
  POLYLINE: 'polyline',
  DEFS: 'defs',
  CLIP_PATH: 'clipPath',
  LINEAR_GRADIENT: 'linearGradient',
  RADIAL_GRADIENT: 'radialGradient',
  STOP: 'stop',
}

type Props = Record<string, unknown> & { children?: ReactNode; style?: Style }
type Style = Record<string, unknown> & {
  left?: number
  top?: number
  width?: number
  height?: number
  backgroundColor?: string
}

/**
 * What a design draws, as SVG: its functions are called, and react-pdf's elements become SVG's own.
 * Throws for one that has no counterpart, so that no part of a design is left out unseen.
 */
export function elementsToSvg(node: ReactNode): string {
  let out = ''
  Children.forEach(node, (child) => {
    if (child === null || child === undefined || typeof child === 'boolean') return
    if (!isValidElement<Props>(child)) throw new Error('a design draws text outside of its fields')
    out += elementToSvg(child.type, child.props)
  })
  return out
}

function elementToSvg(type: unknown, props: Props): string {
  if (typeof type === 'function') return elementsToSvg(type(props))
  const inside = () => elementsToSvg(props.children)
  if (typeof type === 'symbol') return inside()
  if (type === 'SVG') return `<svg ${place(props.style)} ${attributes(props)}>${inside()}</svg>`
  if (type === 'VIEW') return `${ground(props.style)}${moved(props.style, inside())}`
  const name = shapes[String(type)]
  if (!name) throw new Error(`a design draws with ${String(type)}, which has no counterpart in SVG`)
  return `<${name} ${attributes(props)}>${inside()}</${name}>`
}

function place({ left = 0, top = 0, width = 0, height = 0 }: Style = {}): string {
  return `x="${left}" y="${top}" width="${width}" height="${height}"`
}

function ground(style: Style = {}): string {
  const { backgroundColor, opacity } = style
  if (!backgroundColor) return ''
  const see = opacity === undefined ? '' : ` fill-opacity="${Number(opacity)}"`
  return `<rect ${place(style)} fill="${backgroundColor}"${see}/>`
}

function moved({ left = 0, top = 0 }: Style = {}, inside: string): string {
  return inside === '' ? '' : `<g transform="translate(${left} ${top})">${inside}</g>`
}

/** `strokeWidth` as `stroke-width`; SVG's own names in camel case stay. Unfilled is react-pdf's rule. */
function attributes({ children: _, style: __, ...given }: Props): string {
  const fill = 'stroke' in given && !('fill' in given) ? { fill: 'none', ...given } : given
  return Object.entries(fill)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${kept.has(name) ? name : kebab(name)}="${escapeXml(String(value))}"`)
    .join(' ')
}

const kept = new Set(['viewBox', 'preserveAspectRatio', 'gradientUnits', 'gradientTransform'])

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`)
}

import { Path, Svg } from '@react-pdf/renderer'
import { markBox, markPath } from '@/lib/platform/brand/rules'
import { classicColours } from './classic-palette'
import { guillocheBorder, rosette } from './guilloche'
import type { OrnamentsProps, Size } from './sheet'

/** An engraved frame, the seal, and a rule under the name. */
export function ClassicOrnaments({ sheet, boxOf }: OrnamentsProps) {
  const { page, look } = sheet
  const colours = classicColours(look)
  const [logo, seal, name] = [boxOf('logo'), boxOf('seal'), boxOf('name')]
  const size = 36
  return (
    <>
      <Watermark {...page} color={colours.gold} />
      <Frame {...page} colours={colours} />
      {logo && !look.logo ? (
        <Mark
          left={logo.left + (logo.width - size) / 2}
          top={logo.top + (logo.height - size) / 2}
          side={size}
          color={colours.accent}
        />
      ) : null}
      {name ? (
        <Rule
          left={name.left + name.width / 2 - 150}
          top={name.top + name.height + 2}
          width={300}
          color={colours.gold}
        />
      ) : null}
      {seal ? <Seal {...seal} side={Math.min(seal.width, seal.height)} colours={colours} /> : null}
    </>
  )
}

/** A great rosette under the words, faint as in the paper of banknotes. */
function Watermark({ width, height, color }: Size & { color: string }) {
  const side = Math.min(width, height) - 2 * inner - 60
  const place = { left: (width - side) / 2, top: (height - side) / 2, width: side, height: side }
  return (
    <Svg viewBox="0 0 400 400" style={{ position: 'absolute', ...place }}>
      <Path d={watermark} stroke={color} strokeWidth={0.45} strokeOpacity={0.16} />
    </Svg>
  )
}

type Colours = ReturnType<typeof classicColours>
type Place = { left: number; top: number }

/** Double rules with an engraved band between them, and a rosette in each corner. */
function Frame({ width, height, colours }: FrameProps) {
  const { band, corners, rosettes } = frame(width, height)
  const { accent, gold, paper } = colours
  const rule = (inset: number) => `M${inset} ${inset}H${width - inset}V${height - inset}H${inset}z`
  return (
    <Svg
      viewBox={`0 0 ${width - 1} ${height - 1}`}
      // As tall as the page it would count as too tall, and begin a second one.
      style={{ position: 'absolute', left: 0, top: 0, width: width - 1, height: height - 1 }}
    >
      <Path d={band} stroke={accent} strokeWidth={0.3} strokeOpacity={0.75} />
      <Path d={rule(outer + 3)} stroke={gold} strokeWidth={0.4} />
      <Path d={rule(inner - 3)} stroke={gold} strokeWidth={0.4} />
      <Path d={rule(inner)} stroke={accent} strokeWidth={0.7} />
      <Path d={corners} fill={paper} stroke={accent} strokeWidth={0.7} />
      <Path d={rosettes} stroke={gold} strokeWidth={0.35} />
      <Path d={rule(outer)} stroke={accent} strokeWidth={1.4} />
    </Svg>
  )
}

type FrameProps = { width: number; height: number; colours: Colours }

const watermark = rosette(200, 200, 116, 198, 40) + rosette(200, 200, 44, 104, 20)

const outer = 22
const inner = 48
const middle = (outer + inner) / 2

type Paths = { band: string; corners: string; rosettes: string }
const frames = new Map<string, Paths>()

/** The paths depend on the paper alone, so each is computed once a process. */
function frame(width: number, height: number): Paths {
  const key = `${width} ${height}`
  const known = frames.get(key)
  if (known) return known
  const box = { x: middle, y: middle, width: width - 2 * middle, height: height - 2 * middle }
  const centres = [middle, width - middle].flatMap((x) =>
    [middle, height - middle].map((y) => [x, y] as const),
  )
  const half = inner - middle
  const paths = {
    band: guillocheBorder(box, 26, 8.5, 4),
    corners: centres
      .map(([x, y]) => `M${x - half} ${y - half}h${2 * half}v${2 * half}h${-2 * half}z`)
      .join(''),
    rosettes: centres.map(([x, y]) => rosette(x, y, 3, 10.5, 8)).join(''),
  }
  frames.set(key, paths)
  return paths
}

const ring = rosette(50, 50, 35, 49, 24)

/** The gold seal with the mark in it, for what was earned. */
function Seal({ left, top, side, colours }: Place & { side: number; colours: Colours }) {
  const scale = 34 / markBox
  return (
    <Svg
      viewBox="0 0 100 100"
      style={{ position: 'absolute', left, top, width: side, height: side }}
    >
      <Path d={ring} stroke={colours.gold} strokeWidth={0.45} />
      <Path d={circle(30)} stroke={colours.gold} strokeWidth={0.8} />
      <Path d={markPath} fill={colours.accent} transform={`translate(33 33) scale(${scale})`} />
    </Svg>
  )
}

function circle(radius: number): string {
  return `M${50 - radius} 50a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`
}

function Mark({ left, top, side, color }: Place & { side: number; color: string }) {
  return (
    <Svg
      viewBox={`0 0 ${markBox} ${markBox}`}
      style={{ position: 'absolute', left, top, width: side, height: side }}
    >
      <Path d={markPath} fill={color} />
    </Svg>
  )
}

/** A gold rule with a lozenge in its middle. */
function Rule({ left, top, width, color }: Place & { width: number; color: string }) {
  const mid = width / 2
  return (
    <Svg viewBox={`0 0 ${width} 8`} style={{ position: 'absolute', left, top, width, height: 8 }}>
      <Path d={`M0 4H${mid - 9}M${mid + 9} 4H${width}`} stroke={color} strokeWidth={0.7} />
      <Path d={`M${mid - 5} 4l5 -3.2l5 3.2l-5 3.2z`} fill={color} />
    </Svg>
  )
}

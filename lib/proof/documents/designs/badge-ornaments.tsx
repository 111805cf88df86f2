import { G, Path } from '@react-pdf/renderer'
import { badgeColours, badgePaper } from './badge-palette'
import { Canvas, circle } from './canvas'
import { forLines, mix } from './colours'
import { rosette } from './guilloche'
import type { Box } from './items'
import { beads, gleam, rays, scallops, star, wreath } from './medal-paths'
import type { OrnamentsProps, Size } from './sheet'

type Colours = ReturnType<typeof badgeColours>

/** A medal of metal and enamel on a ribbon that hangs from the page's upper edge. */
export function BadgeOrnaments({ sheet: { page, look }, boxOf, bleed }: OrnamentsProps) {
  const colours = badgeColours(look)
  const seal = boxOf('seal')
  return (
    <Canvas page={page} bleed={bleed}>
      <Path d={frame(page)} stroke={forLines(colours.ornament, badgePaper)} strokeWidth={0.7} />
      {seal ? <Medal box={seal} colours={colours} bleed={bleed} /> : null}
    </Canvas>
  )
}

const inset = 24

function frame({ width, height }: Size): string {
  return `M${inset} ${inset}H${width - inset}V${height - inset}H${inset}z`
}

function Medal({ box, colours, bleed }: { box: Box; colours: Colours; bleed: number }) {
  const side = Math.min(box.width, box.height)
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2]
  return (
    <>
      <Ribbon x={x} top={-bleed} foot={y} width={side * 0.36} colours={colours} />
      <G transform={`translate(${x} ${y}) scale(${side / 200})`}>
        <Rim colours={colours} />
        <Enamel colours={colours} />
        <Heart colours={colours} />
      </G>
    </>
  )
}

type RibbonProps = { x: number; top: number; foot: number; width: number; colours: Colours }

/** Enamel's colour with a stripe of metal at either edge and a bright one down its middle. */
function Ribbon({ x, top, foot, width, colours }: RibbonProps) {
  if (foot <= top) return null
  const band = (from: number, to: number) => {
    const [left, right] = [x + from * width, x + to * width].map((at) => Math.round(at * 100) / 100)
    return `M${left} ${top}H${right}V${foot}H${left}z`
  }
  return (
    <>
      <Path d={band(-0.5, 0.5)} fill={colours.accent} />
      <Path d={band(-0.43, -0.36) + band(0.36, 0.43)} fill={colours.ornament} />
      <Path d={band(-0.14, 0.14)} fill={colours.deep} />
      <Path d={band(-0.025, 0.025)} fill={colours.ornament} />
    </>
  )
}

const paths = {
  edge: scallops(97, 72),
  rim: gleam(81, 95, 0.09),
  lace: rosette(0, 0, 61, 77.5, 30),
  beads: beads(56, 1.5, 72),
  disc: gleam(0, 52.5, 0.16),
  rays: rays(24, 51, 120),
  wreath: wreath(36),
  star: star(22, 9, 8),
}

function Rim({ colours: { ornament, shade, light } }: { colours: Colours }) {
  return (
    <>
      <Path d={paths.edge} fill={shade} />
      <Path d={circle(0, 0, 95)} fill={ornament} />
      <Gleam parts={paths.rim} dark={shade} light={light} />
      <Path d={circle(0, 0, 95)} stroke={shade} strokeWidth={0.5} />
    </>
  )
}

/** The coloured ring, with an engraved lace that shows through. */
function Enamel({ colours: { accent, ornament, deep, light, shade } }: { colours: Colours }) {
  return (
    <>
      <Path d={circle(0, 0, 81)} fill={shade} />
      <Path d={circle(0, 0, 79.5)} fill={accent} />
      <Path d={circle(0, 0, 76)} stroke={deep} strokeWidth={7} strokeOpacity={0.35} />
      <Path d={paths.lace} stroke={mix(accent, light, 0.55)} strokeWidth={0.55} />
      <Path d={circle(0, 0, 59)} fill={shade} />
      <Path d={paths.beads} fill={light} />
      <Path d={circle(0, 0, 53.2)} fill={ornament} />
    </>
  )
}

/** The star in its wreath, on a disc with engraved rays. */
function Heart({
  colours: { accent, bright, deep, ornament, shade, light },
}: {
  colours: Colours
}) {
  return (
    <>
      <Gleam parts={paths.disc} dark={mix(ornament, light, 0.25)} light={light} />
      <Path d={paths.rays} stroke={shade} strokeWidth={0.22} strokeOpacity={0.6} />
      <Path d={paths.wreath.stems} stroke={shade} strokeWidth={0.9} />
      <Path d={paths.wreath.leaves} fill={shade} />
      <Path d={paths.star.lit} fill={bright} />
      <Path d={paths.star.shaded} fill={deep} />
      <Path d={circle(0, 0, 2.6)} fill={accent} />
    </>
  )
}

type GleamProps = { parts: ReturnType<typeof gleam>; dark: string; light: string }

function Gleam({ parts, dark, light }: GleamProps) {
  return (
    <>
      {parts.map(({ share, path }) => (
        <Path key={share} d={path} fill={mix(dark, light, share)} />
      ))}
    </>
  )
}

import { G, Path } from '@react-pdf/renderer'
import { markBox, markLeaves } from '@/lib/platform/brand/rules'
import { Canvas, circle } from './canvas'
import { inkOn, legible, mix } from './colours'
import { readsFromRight } from './mirror'
import { ringsOf } from './modern-fields'
import { modernColours, modernPaper, panelOf } from './modern-palette'
import type { OrnamentsProps } from './sheet'

/** The field of colour with rings that rise on its edge, the seal as their sun, a bar under the name. */
export function ModernOrnaments({ sheet, boxOf, bleed }: OrnamentsProps) {
  const { page, look } = sheet
  const { accent, ornament, onAccent } = modernColours(look)
  const tall = page.height > page.width
  const panel = panelOf(sheet)
  const mirrored = readsFromRight(look)
  const flat = ringsOf({ ...panel, left: 0 }, tall)
  const { x, y } = { ...flat, x: mirrored ? page.width - flat.x : flat.x }
  // Away from the ink, so that words may stand on the rings.
  const depth = inkOn(onAccent)
  const [name, seal] = [boxOf('name'), boxOf('seal')]
  return (
    <Canvas page={page} bleed={bleed}>
      <Path d={bled(panel, page, bleed)} fill={accent} />
      {rings.map((radius, i) => (
        <Path
          key={radius}
          d={half(x, y, radius, tall ? 'up' : mirrored ? 'right' : 'left')}
          fill={mix(accent, depth, 0.07 * (i + 1))}
        />
      ))}
      {seal ? <Sun {...seal} color={ornament} mark={legible(accent, ornament, 3)} /> : null}
      {name ? (
        <Path
          d={`M${mirrored ? name.left + name.width - 46 : name.left} ${name.top + name.height + 6}h46v5h-46z`}
          fill={ornament}
        />
      ) : null}
    </Canvas>
  )
}

const rings = [380, 300, 225, 155, 90]

/** A half disc on its straight side. */
function half(x: number, y: number, radius: number, side: 'left' | 'right' | 'up'): string {
  if (side === 'up') return `M${x - radius} ${y}A${radius} ${radius} 0 0 1 ${x + radius} ${y}z`
  const sweep = side === 'left' ? 0 : 1
  return `M${x} ${y - radius}A${radius} ${radius} 0 0 ${sweep} ${x} ${y + radius}z`
}

/** The panel, on over those of its edges that are the page's. */
function bled(
  panel: { left: number; width: number; height: number },
  page: { width: number; height: number },
  bleed: number,
) {
  const left = panel.left === 0 ? -bleed : panel.left
  const right = panel.left + panel.width
  const to = right >= page.width - 0.01 ? page.width + bleed : right
  const foot = panel.height >= page.height ? page.height + bleed : panel.height
  return `M${left} ${-bleed}H${to}V${foot}H${left}z`
}

type SunProps = {
  left: number
  top: number
  width: number
  height: number
  color: string
  mark: string
}

/** A plain disc with the mark cut into it. */
function Sun({ left, top, width, height, color, mark }: SunProps) {
  const side = Math.min(width, height)
  const scale = (side * 0.42) / markBox
  const [x, y] = [left + width / 2, top + height / 2]
  return (
    <G>
      <Path d={circle(x, y, side / 2)} fill={modernPaper} />
      <Path d={circle(x, y, side / 2 - 4)} fill={color} />
      <Path
        d={markLeaves}
        fill={mark}
        transform={`translate(${x - (markBox / 2) * scale} ${y - (markBox / 2) * scale}) scale(${scale})`}
      />
    </G>
  )
}

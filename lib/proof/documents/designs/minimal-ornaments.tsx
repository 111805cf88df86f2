import { Path } from '@react-pdf/renderer'
import { markBox, markLeaves } from '@/lib/platform/brand/rules'
import { Canvas, circle } from './canvas'
import { forLines } from './colours'
import { minimalAccent, minimalPaper } from './minimal-fields'
import type { OrnamentsProps } from './sheet'

/** A hair line round the mark, and nothing else. */
export function MinimalOrnaments({ sheet: { page, look }, boxOf, bleed }: OrnamentsProps) {
  const seal = boxOf('seal')
  if (!seal) return null
  const accent = forLines(look.accent ?? minimalAccent, minimalPaper)
  const ornament = forLines(look.ornament ?? accent, minimalPaper)
  const side = Math.min(seal.width, seal.height)
  const [x, y] = [seal.left + seal.width / 2, seal.top + seal.height / 2]
  const scale = (side * 0.4) / markBox
  return (
    <Canvas page={page} bleed={bleed}>
      <Path d={circle(x, y, side / 2 - 0.5)} stroke={ornament} strokeWidth={0.6} />
      <Path
        d={markLeaves}
        fill={accent}
        transform={`translate(${x - (markBox / 2) * scale} ${y - (markBox / 2) * scale}) scale(${scale})`}
      />
    </Canvas>
  )
}

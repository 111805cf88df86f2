import { Svg } from '@react-pdf/renderer'
import type { ReactNode } from 'react'
import type { Size } from './sheet'

/** A drawing over the whole page and its bleed, in the page's own points. */
export function Canvas({ page, bleed, children }: CanvasProps) {
  const [width, height] = [page.width + 2 * bleed, page.height + 2 * bleed - hair]
  return (
    <Svg
      viewBox={`${-bleed} ${-bleed} ${width} ${height}`}
      style={{ position: 'absolute', left: -bleed, top: -bleed, width, height }}
    >
      {children}
    </Svg>
  )
}

type CanvasProps = { page: Size; bleed: number; children: ReactNode }

/** As tall as the page it would count as too tall, and begin a second one. */
const hair = 0.01

/** A whole circle as a path, for `Path` can hold many shapes of one colour. */
export function circle(x: number, y: number, radius: number): string {
  return `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`
}

import { Path, Svg, Text } from '@react-pdf/renderer'
import type { Cut } from './faces'
import { fitText, type Line, leading, type Step } from './fit'
import { qrPath } from './qr'
import { ascentOf, fontName, measureIn } from './type-setting'

/** How a field is set: its box's height, its look, the sizes and lines that it may try. */
export type Setting = {
  height: number
  cut: Cut
  color: string
  tracking?: number
  steps: readonly Step[]
}

type FittedProps = Setting & { text: string; left: number; top: number; width: number }

/** A text in a box that it never leaves: shrunk, then wrapped, in the middle of the height. */
export function Fitted({ text, top, height, steps, ...look }: FittedProps) {
  const measure = measureIn(look.cut, look.tracking)
  const { size, lines } = fitText(text, { width: look.width, height }, steps, measure)
  const pitch = size * leading
  // Capitals and descenders together look centred when the baseline is a third of the size lower.
  const first = top + height / 2 - ((lines.length - 1) * pitch) / 2 + size * 0.33
  return lines.map((line, i) => (
    <Baseline
      // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text never change order
      key={i}
      runs={line.runs}
      size={size}
      y={first + i * pitch}
      {...look}
    />
  ))
}

type BaselineProps = Pick<FittedProps, 'left' | 'width' | 'color' | 'cut' | 'tracking'> & {
  runs: Line['runs']
  size: number
  y: number
}

/** One line centred in `width`, standing on `y`. Fonts differ in ascent, so tops are computed. */
function Baseline({ runs, size, y, left, width, color, cut, tracking = 0 }: BaselineProps) {
  const style = {
    position: 'absolute',
    // Wider than measured by a hair on each side: rounding must not make react-pdf wrap the line.
    left: left - slack,
    width: width + 2 * slack,
    top: y - ascentOf(runs, cut) * size,
    fontSize: size,
    textAlign: 'center',
    letterSpacing: tracking,
    color,
  } as const
  return (
    <Text style={style}>
      {runs.map((run, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: runs of one line never change order
        <Text key={i} style={{ fontFamily: fontName(run.family, cut) }}>
          {run.text}
        </Text>
      ))}
    </Text>
  )
}

const slack = 12

/** A QR code as vectors, `side` points wide with its quiet zone, which is the page itself. */
export function QrCode({ text, left, top, side, color }: QrCodeProps) {
  const { path, size } = qrPath(text)
  return (
    <Svg
      viewBox={`0 0 ${size} ${size}`}
      style={{ position: 'absolute', left, top, width: side, height: side }}
    >
      <Path d={path} fill={color} />
    </Svg>
  )
}

type QrCodeProps = { text: string; left: number; top: number; side: number; color: string }

import QRCode from 'qrcode'

/** Light modules around the code, which readers need to find it (ISO/IEC 18004 asks for four). */
const quiet = 4

/** A stretch of dark modules in a row. */
export type QrRun = { x: number; y: number; width: number }

/**
 * The code as dark stretches in a square of `size` modules, the quiet zone included. The mask is
 * always the same and the text all bytes: any is readable, and weighing masks and ways of writing
 * digits shorter takes most of the time.
 */
export function qrRuns(text: string): { runs: QrRun[]; size: number } {
  const bytes = [{ data: new TextEncoder().encode(text), mode: 'byte' as const }]
  const { modules } = QRCode.create(bytes, { errorCorrectionLevel: 'M', maskPattern: 2 })
  const runs: QrRun[] = []
  for (let y = 0; y < modules.size; y++) {
    const row = y * modules.size
    for (let x = 0; x < modules.size; x++) {
      const start = x
      while (x < modules.size && modules.data[row + x] === 1) x++
      if (x > start) runs.push({ x: start + quiet, y: y + quiet, width: x - start })
    }
  }
  return { runs, size: modules.size + 2 * quiet }
}

/** The same as one vector path. */
export function qrPath(text: string): { path: string; size: number } {
  const { runs, size } = qrRuns(text)
  return { path: runs.map(({ x, y, width }) => `M${x} ${y}h${width}v1h-${width}z`).join(''), size }
}

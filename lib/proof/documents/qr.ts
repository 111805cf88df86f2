import QRCode from 'qrcode'

/** Light modules around the code, which readers need to find it (ISO/IEC 18004 asks for four). */
const quiet = 4

/** The code as one vector path in a square box of `size` units, the quiet zone included. */
export function qrPath(text: string): { path: string; size: number } {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  let path = ''
  for (let y = 0; y < modules.size; y++) {
    for (let x = 0; x < modules.size; x++) {
      const start = x
      while (x < modules.size && modules.get(y, x)) x++
      if (x > start) path += `M${start + quiet} ${y + quiet}h${x - start}v1h${start - x}z`
    }
  }
  return { path, size: modules.size + 2 * quiet }
}

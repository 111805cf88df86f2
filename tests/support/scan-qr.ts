import { execFileSync } from 'node:child_process'
import jsQR from 'jsqr'

/** What the code on a PDF's first page says, read from its picture at 150 dpi; '' for none. */
export function scanQr(pdf: Buffer): string {
  const image = execFileSync('pdftoppm', ['-r', '150', '-gray', '-singlefile', '-'], {
    input: pdf,
    maxBuffer: 64 << 20,
  })
  const header = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(image.subarray(0, 40).toString('latin1'))
  const [width, height] = [Number(header?.[1]), Number(header?.[2])]
  const grey = image.subarray(header?.[0].length)
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255)
  for (let i = 0; i < width * height; i++) {
    pixels.fill(grey[i] ?? 255, i * 4, i * 4 + 3)
  }
  return jsQR(pixels, width, height)?.data ?? ''
}

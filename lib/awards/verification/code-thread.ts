import jsQR from 'jsqr'

/** A picture's points, four bytes each. */
export type Pixels = { data: Uint8Array; width: number; height: number }

/** Entry of the thread that looks for a QR code: its text; null where it finds none. */
export default function findInThread({ data, width, height }: Pixels): string | null {
  const points = new Uint8ClampedArray(data.buffer, data.byteOffset, data.byteLength)
  return jsQR(points, width, height)?.data || null
}

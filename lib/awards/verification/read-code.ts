import jsQR from 'jsqr'
import sharp from 'sharp'

/** Most points of a picture that is looked at: a phone's photograph, 50 megapixels. */
const pixelsAtMost = 50_000_000
/** Long enough that a code which fills a tenth of a page is read, in points of its longer side. */
const sides = [1600, 900, 2600]

/**
 * The text of the QR code in a picture: a photograph of a certificate, a screenshot. Null where none
 * can be read, or the picture is none.
 */
export async function readCode(picture: Uint8Array): Promise<string | null> {
  for (const side of sides) {
    const pixels = await pixelsOf(picture, side)
    if (!pixels) return null
    const { data, width, height } = pixels
    const code = jsQR(new Uint8ClampedArray(data), width, height)
    if (code?.data) return code.data
  }
  return null
}

async function pixelsOf(picture: Uint8Array, side: number) {
  try {
    const { data, info } = await sharp(picture, { limitInputPixels: pixelsAtMost, failOn: 'error' })
      .rotate()
      .resize(side, side, { fit: 'inside', withoutEnlargement: true })
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    return { data, width: info.width, height: info.height }
  } catch {
    return null
  }
}

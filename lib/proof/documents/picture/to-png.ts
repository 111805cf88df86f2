import sharp from 'sharp'

/**
 * A drawing of ours as PNG, `scale` pixels to a unit. Drawn on a thread of the library's own; the
 * same drawing gives the same bytes.
 */
export async function toPng(svg: string, scale = 1): Promise<Uint8Array> {
  return sharp(Buffer.from(svg), { density: 72 * scale })
    .png({ compressionLevel: 9 })
    .toBuffer()
}

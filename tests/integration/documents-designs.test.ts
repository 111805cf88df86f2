import { execFileSync } from 'node:child_process'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { renderCertificate } from '@/lib/proof/documents/render'
import { designs, orientations } from '@/lib/proof/documents/schema'
import { exampleDocument, exampleTemplate } from '@/tests/support/documents-example'
import { scanQr } from '@/tests/support/scan-qr'

const background = '00000000-0000-4000-8000-000000000001'
const recipientName = 'Łucja Nguyễn محمد'
/** The longest that is allowed. */
const verifyUrl = `https://certificates.example/${'c'.repeat(248)}/7Qm2xV9tKpLw4RzYb8NfHd`

describe('every design, over a dark background', async () => {
  const bytes = new Uint8Array(await darkPicture())
  const pictures = { [background]: { type: 'png' as const, bytes, width: 40, height: 40 } }
  const kinds = designs.flatMap((design) => orientations.map((turn) => [design, turn] as const))

  it.each(kinds)('has a code that scans and a name that reads: %s, %s', async (design, turn) => {
    const { look } = exampleTemplate({ design, orientation: turn, background })
    const doc = exampleDocument({ recipientName, verifyUrl })
    const { bytes: pdf } = await renderCertificate({ look, pictures }, doc)
    expect(scanQr(Buffer.from(pdf))).toBe(verifyUrl)
    const input = { input: pdf, encoding: 'utf8' } as const
    const text = execFileSync('pdftotext', ['-', '-'], input).replace(directions, '')
    expect(text.normalize('NFC')).toContain(recipientName)
  })
})

/** Which way a stretch of text runs, as pdftotext notes it. */
const directions = /[\u200e\u200f\u202a-\u202e]/g

function darkPicture(): Promise<Buffer> {
  const create = { width: 40, height: 40, channels: 3, background: '#1b2a22' } as const
  return sharp({ create }).png().toBuffer()
}

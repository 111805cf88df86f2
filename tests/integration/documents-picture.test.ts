import { execFileSync } from 'node:child_process'
import sharp, { type Sharp } from 'sharp'
import { describe, expect, it } from 'vitest'
import { drawPicture } from '@/lib/proof/documents/picture/draw-picture'
import { renderCertificate } from '@/lib/proof/documents/render'
import { designs, orientations } from '@/lib/proof/documents/schema'
import { exampleDocument, exampleTemplate } from '@/tests/support/documents-example'

const recipientName = 'Łucja محمد अनन्या 陳美玲 🎓'

describe('the picture of a certificate', () => {
  const kinds = designs.flatMap((design) => orientations.map((turn) => [design, turn] as const))

  it.each(kinds)('shows what its PDF shows: %s, %s', async (design, orientation) => {
    const template = exampleTemplate({ design, orientation })
    const doc = exampleDocument({ recipientName, skills: ['Statistics', 'SQL'] })
    const { bytes } = await renderCertificate(template, doc)
    const paper = execFileSync('pdftoppm', ['-png', '-r', '144', '-singlefile', '-'], {
      input: bytes,
    })
    const picture = Buffer.from(drawPicture(template, doc))
    expect(await unlike(paper, picture)).toBeLessThan(0.002)
    // A name that differs by a letter would be seen.
    const other = drawPicture(template, { ...doc, recipientName: `${recipientName}x` })
    expect(await unlike(paper, Buffer.from(other))).toBeGreaterThan(0.003)
  })

  it('bears the word of a certificate that does not count', () => {
    const [template, doc] = [exampleTemplate(), exampleDocument()]
    const stamped = drawPicture(template, doc, 'Revoked')
    expect(stamped.length).toBeGreaterThan(drawPicture(template, doc).length)
    expect(stamped).toContain('#a1261e')
  })

  it('is markup without anything that runs or is fetched, whatever the texts', () => {
    const evil = '<script>alert(1)</script>"&\'><image href="https://example.org/x"/>'
    const svg = drawPicture(exampleTemplate(), exampleDocument({ recipientName: evil }))
    expect(svg).not.toMatch(/<script|<image|<text|href="http|\son\w+=/)
    expect(svg).toContain('<title>Foundations of Data Science: &#60;script&#62;')
  })
})

/** The share of points that differ plainly, each picture blurred so that edges do not count. */
async function unlike(paper: Buffer, picture: Buffer): Promise<number> {
  const { width = 0, height = 0 } = await sharp(paper).metadata()
  const points = (image: Sharp) =>
    image
      .resize(width, height, { fit: 'fill' })
      .blur(3)
      .resize(width >> 1)
      .removeAlpha()
      .raw()
      .toBuffer()
  const one = await points(sharp(paper))
  const two = await points(sharp(picture, { density: 144 }))
  let differ = 0
  for (let at = 0; at < one.length; at += 3) {
    const far = [0, 1, 2].map((i) => Math.abs((one[at + i] ?? 0) - (two[at + i] ?? 0)))
    if (Math.max(...far) > 40) differ++
  }
  return differ / (one.length / 3)
}

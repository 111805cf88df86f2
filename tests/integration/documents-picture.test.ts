import { describe, expect, it } from 'vitest'
import { drawPicture } from '@/lib/proof/documents/picture/draw-picture'
import { renderCertificate } from '@/lib/proof/documents/render'
import { designs, orientations } from '@/lib/proof/documents/schema'
import { exampleDocument, exampleTemplate } from '@/tests/support/documents-example'
import { rasterise, unlikeness } from '@/tests/support/page-compare'

const recipientName = 'Łucja محمد अनन्या 陳美玲 🎓'

describe('the picture of a certificate', () => {
  const kinds = designs.flatMap((design) => orientations.map((turn) => [design, turn] as const))

  it.each(kinds)('shows what its PDF shows: %s, %s', async (design, orientation) => {
    const template = exampleTemplate({ design, orientation })
    const doc = exampleDocument({ recipientName, skills: ['Statistics', 'SQL'] })
    const { bytes } = await renderCertificate(template, doc)
    const paper = rasterise(bytes)
    const picture = Buffer.from(drawPicture(template, doc))
    expect(await unlikeness(paper, picture)).toBeLessThan(0.002)
    // A name that differs by a letter would be seen.
    const other = drawPicture(template, { ...doc, recipientName: `${recipientName}x` })
    expect(await unlikeness(paper, Buffer.from(other))).toBeGreaterThan(0.003)
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

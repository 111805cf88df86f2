import { describe, expect, it } from 'vitest'
import { rendererVersion } from '@/lib/proof/documents/fingerprint'
import { renderCertificate } from '@/lib/proof/documents/render'
import { CertificateDocument, Look } from '@/lib/proof/documents/schema'
import { exampleDocument, exampleTemplate } from '@/tests/support/documents-example'

const template = exampleTemplate()

describe('renderCertificate', () => {
  it('gives the same bytes for the same document, and others for another', async () => {
    const first = await renderCertificate(template, exampleDocument())
    const other = await renderCertificate(
      template,
      exampleDocument({ recipientName: '李晓明 अनन्या' }),
    )
    const again = await renderCertificate(template, exampleDocument())
    expect(again).toEqual(first)
    expect(first.sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(first.fingerprint).toMatch(/^[0-9a-f]{64}$/)
    expect(other.fingerprint).toBe(first.fingerprint)
    expect(other.sha256).not.toBe(first.sha256)
  })

  /**
   * Where this fails and the change is meant, bump `rendererVersion` and record both anew: bytes
   * that change under the same fingerprint would make a stored hash look forged.
   */
  it('has the bytes recorded for this version of the renderer', async () => {
    const { sha256 } = await renderCertificate(template, exampleDocument())
    expect({ rendererVersion, sha256 }).toEqual({
      rendererVersion: '9',
      sha256: 'ab55e2a5d88a42bc3a365ee990088a7d2d1a68f41a4ca10f17d03d498e0fc72a',
    })
  })

  it('draws the cleaned text: the same document in another normal form gives the same bytes', async () => {
    const plain = await renderCertificate(
      template,
      exampleDocument({ recipientName: 'José Núñez' }),
    )
    const messy = exampleDocument({ recipientName: ' Jose\u0301 \u202eNu\u0301n\u0303ez\u0000 ' })
    expect((await renderCertificate(template, messy)).sha256).toBe(plain.sha256)
  })

  it('refuses what cannot be drawn, with the field and the reason', async () => {
    const doc = exampleDocument({ recipientName: 'សុខ' })
    await expect(renderCertificate(template, doc)).rejects.toMatchObject({
      code: 'input',
      fields: { recipientName: { values: { script: 'Khmer' } } },
    })
  })
})

describe('CertificateDocument', () => {
  it.each([
    { awardedOn: '2026-02-30' },
    { expiresOn: '23.11.2026' },
    { score: 101 },
    { score: Number.NaN },
    { publicId: '../x' },
    { verifyUrl: 'javascript:alert(1)' },
    { verifyUrl: `https://example.org/${'a'.repeat(300)}` },
    { details: { 'Not a key': 'x' } },
  ])('refuses %j', (given) => {
    expect(CertificateDocument.safeParse(exampleDocument(given)).success).toBe(false)
  })

  it('is plain JSON', () => {
    const doc = exampleDocument()
    expect(CertificateDocument.parse(JSON.parse(JSON.stringify(doc)))).toEqual(doc)
  })
})

describe('Look', () => {
  it.each([
    { design: 'baroque' },
    { accent: 'red' },
    { signatories: Array(4).fill({ name: 'A', role: 'B' }) },
    { logo: '../logo.png' },
    { language: 'en_US' },
    { placements: { name: { left: 0, top: 0, width: 0, height: 10 } } },
    { placements: { nobody: { left: 0, top: 0, width: 50, height: 10 } } },
    { custom: Array(5).fill({ label: 'Hours', value: '{hours}' }) },
  ])('refuses %j', (given) => {
    const look = { ...exampleTemplate().look, ...given }
    expect(Look.safeParse(look).success).toBe(false)
  })
})

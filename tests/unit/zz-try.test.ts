import { it } from 'vitest'
import { readFileSync } from 'node:fs'
import { renderCertificate } from '@/lib/proof/documents/render'
import { renderPlain } from '@/lib/proof/documents/plain/render-plain'
import { parsePdf } from '@/lib/proof/documents/check/parse-pdf'
import { comparePrinted } from '@/lib/proof/documents/check/compare-printed'
import { readLimits } from '@/lib/proof/documents/check/read'
import { makeKey } from '@/lib/proof/documents/sign/make-key'
import { exampleDocument, exampleTemplate } from '@/tests/support/documents-example'
import { writeFileSync } from 'node:fs'
it('x', async () => {
  const at = new Date('2026-11-26T12:00:00Z')
  const key = await makeKey('Northwind Academy', 'p256', at)
  const ids = { publicId: '7Qm2xV9tKpHw4RzYb8NfHd12', verifyUrl: 'https://certificates.example/c/7Qm2xV9tKpHw4RzYb8NfHd12' }
  const doc = exampleDocument({ recipientName: 'Łucja محمد अनन्या 🎓', credential: '{"a":1}', ...ids })
  const template = exampleTemplate()
  const { bytes } = await renderCertificate(template, doc, { signing: { key, at } })
  for (let i = 0; i < 3; i++) {
    let t = performance.now()
    const parsed = await parsePdf(bytes, readLimits)
    const t1 = performance.now()
    if (!parsed.ok) throw new Error(parsed.code)
    const d = comparePrinted(parsed.read, { look: template.look, document: doc })
    console.log(t1 - t, performance.now() - t1, d, parsed.read.pages[0].letters.length, parsed.read.pages[0].covers.length, parsed.read.ids, parsed.read.signature, parsed.read.links, parsed.read.attachments.length, parsed.read.producer)
    for (const given of [{ recipientName: 'Łucjo محمد अनन्या 🎓' }, { recipientName: 'Łucja محمد अनन्या 👩' }, { certificationTitle: 'A long title that takes two lines at least because of its many many words, does it not' }, { expiresOn: undefined }]) {
      const { bytes: other } = await renderCertificate(template, { ...doc, ...given })
      const p2 = await parsePdf(other, readLimits)
      if (!p2.ok) throw new Error(p2.code)
      console.log(JSON.stringify(comparePrinted(p2.read, { look: template.look, document: doc })))
    }
  }
})

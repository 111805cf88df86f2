import { extractText } from 'unpdf'
import { expect, it } from 'vitest'
import { renderCertificate } from '@/lib/proof/documents/render'
import { exampleDocument } from '@/tests/support/documents-example'

// In a file of its own: the O must not have been drawn in this process before the Ó.
it('a letter keeps its text after a certificate that had it with an accent', async () => {
  await renderCertificate(exampleDocument({ recipientName: 'ÅÓ' }))
  const { bytes } = await renderCertificate(exampleDocument({ recipientName: 'AOAO' }))
  const { text } = await extractText(bytes, { mergePages: true })
  expect(text).toContain('AOAO')
})

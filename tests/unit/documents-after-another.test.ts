import { extractText } from 'unpdf'
import { expect, it } from 'vitest'
import { renderPlain } from '@/lib/proof/documents/plain/render-plain'
import { exampleDocument, exampleTemplate } from '@/tests/support/documents-example'

// In a file of its own: the O must not have been drawn in this process before the Ó.
it('react-pdf: a letter keeps its text after a certificate that had it with an accent', async () => {
  await renderPlain(exampleTemplate(), exampleDocument({ recipientName: 'ÅÓ' }))
  const bytes = await renderPlain(exampleTemplate(), exampleDocument({ recipientName: 'AOAO' }))
  const { text } = await extractText(bytes, { mergePages: true })
  expect(text).toContain('AOAO')
})

import { describe, expect, it } from 'vitest'
import { comparePrinted } from '@/lib/proof/documents/check/compare-printed'
import { expectedPage } from '@/lib/proof/documents/check/expected'
import { asWritten, normalText } from '@/lib/proof/documents/check/normal-text'
import type { Letter, ReadPdf } from '@/lib/proof/documents/check/read'
import type { CertificateDocument } from '@/lib/proof/documents/schema'
import { exampleDocument, exampleTemplate } from '@/tests/support/documents-example'

const template = exampleTemplate()

/** A page with just the letters that a document should have, and some more. */
function pageOf(document: CertificateDocument, more: readonly Partial<Letter>[] = []): ReadPdf {
  const { width, height, texts } = expectedPage(template, document)
  const letters = texts.flatMap(({ color, lines }) =>
    lines.flatMap((line) => line.letters.map((one): Letter => ({ ...one, color, turned: false }))),
  )
  const added = more.map((one): Letter => ({ ...(letters[0] as Letter), ink: null, ...one }))
  return {
    pages: [{ width, height, letters: [...letters, ...added], covers: [] }],
    ...{ attachments: [], links: [], ids: [], picture: null, producer: null },
    signature: { state: 'none' },
  }
}

/** In the middle of the name's first letter, as seen from the left. */
function overName(document: CertificateDocument): Pick<Letter, 'x' | 'y' | 'size'> {
  const name = expectedPage(template, document).texts.find(({ field }) => field === 'name')
  const { x = 0, y = 0, width = 0, size = 0 } = name?.lines[0]?.letters.at(-1) ?? {}
  return { x: x + width / 4, y: y - 2, size }
}

describe('what a page reads', () => {
  it.each(['Amara Okafor', 'محمد بن عبد الله', 'יוסף כהן'])(
    'over a name, the name as it is written, and what was added: %s',
    (recipientName) => {
      const document = exampleDocument({ recipientName })
      expect(comparePrinted(pageOf(document), template, document)).toEqual([])
      const added = pageOf(document, [{ ...overName(document), text: 'X', width: 4 }])
      expect(comparePrinted(added, template, document)).toEqual([
        { field: 'name', printed: `${recipientName} X`, recorded: recipientName },
      ])
    },
  )

  it.each([
    ['דמח', 'חמד'],
    ['2026 ןהכ', 'כהן 2026'],
    ['Anna ןהכ ףסוי Smith', 'Anna יוסף כהן Smith'],
    ['Łucja', 'Łucja'],
  ])('from left to right, as it is written: %s', (seen, written) => {
    expect(asWritten(seen)).toBe(written)
  })
})

describe('what is seen of a text', () => {
  it.each([
    ['ﬁ', 'fi'],
    ['ﷲ', 'الله'],
    ['a\u00ad\u200b\u200db', 'ab'],
    ['Ö', 'O\u0308'],
    ['a\u00a0b\u3000c', 'a b c'],
  ])('%s is %s', (given, normal) => expect(normalText(given)).toBe(normal))

  // What is another letter or figure to the eye, or may be, never becomes the same.
  it.each([
    ['1', 'l'],
    ['²', '2'],
    ['Ⅷ', 'VIII'],
    ['а', 'a'],
    ['٣', '3'],
    ['ı', 'i'],
    ['Ａ', 'A'],
  ])('%s is not %s', (one, other) => expect(normalText(one)).not.toBe(normalText(other)))
})

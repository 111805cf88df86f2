import { constants, deflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { comparePrinted } from '@/lib/proof/documents/check/compare-printed'
import { credentialIn } from '@/lib/proof/documents/check/credential-in'
import { openReader, type PdfReader } from '@/lib/proof/documents/check/read-pdf'
import { signatureSentence } from '@/lib/proof/documents/check/words'
import { renderCertificate } from '@/lib/proof/documents/render'
import { makeKey } from '@/lib/proof/documents/sign/make-key'
import { checkedDocument, useQpdf } from '@/tests/support/check-printed'
import { bundleThread } from '@/tests/support/documents-bundle'
import { exampleTemplate } from '@/tests/support/documents-example'

const qpdf = useQpdf()
const at = new Date('2026-11-26T12:00:00Z')
const [template, document] = [exampleTemplate(), checkedDocument()]
let reader: PdfReader
let file: Buffer
beforeAll(async () => {
  reader = openReader(await bundleThread('lib/proof/documents/check/check-thread.ts'))
  const key = await makeKey('Northwind Academy', 'p256', at)
  file = Buffer.from((await renderCertificate(template, document, { signing: { key, at } })).bytes)
})
afterAll(() => reader.close())

/** Reads it, and expects an answer in so many seconds. */
async function answer(bytes: Uint8Array, seconds = 4, limits = {}) {
  const start = performance.now()
  const read = await reader.read(bytes, limits)
  expect(performance.now() - start).toBeLessThan(seconds * 1000)
  return read
}

const codeOf = (read: Awaited<ReturnType<PdfReader['read']>>) =>
  'unreadable' in read ? read.code : 'read'

/** A PDF with one page, whose contents are as given. */
function pdfOf(contents: string | Buffer, entries = '', page = ''): Buffer {
  const head = `%PDF-1.7
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 600 400] /Contents 4 0 R
  /Resources <</Font <</F 5 0 R>>>> ${page}>> endobj
5 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>> endobj
4 0 obj <</Length ${contents.length} ${entries}>>\nstream\n`
  const tail = '\nendstream endobj\ntrailer <</Root 1 0 R /Size 6>>\nstartxref\n0\n%%EOF\n'
  return Buffer.concat([head, contents, tail].map((part) => Buffer.from(part as string, 'latin1')))
}

describe('read on a thread', () => {
  it('a file of ours tells all of it, and parts from its record nowhere', async () => {
    const given = new Uint8Array(file)
    const read = await answer(given)
    if ('unreadable' in read) throw new Error(read.code)
    expect(read).toMatchObject({
      ids: [document.publicId],
      links: [document.verifyUrl],
      signature: { state: 'good', signedAt: at },
    })
    expect(credentialIn(read.attachments)).toBe(document.credential)
    expect(comparePrinted(read, template, document)).toEqual([])
    expect(signatureSentence(read.signature)).toEqual({
      key: 'verification.pdf.signature.good',
    })
    // The bytes stay the caller's.
    expect(Buffer.from(given).equals(file)).toBe(true)
  })

  it('one from elsewhere is read too', async () => {
    const read = await answer(pdfOf(`BT /F 12 Tf 50 300 Td (No. ${document.publicId}) Tj ET`))
    expect(read).toMatchObject({
      ids: [document.publicId],
      attachments: [],
      signature: { state: 'none' },
      pages: [{ width: 600, height: 400 }],
    })
    if ('unreadable' in read) throw new Error(read.code)
    const differences = comparePrinted(read, template, document)
    expect(differences.find(({ field }) => field === 'name')).toEqual({
      field: 'name',
      printed: null,
      recorded: 'Amara Okafor',
    })
  })
})

describe('hostile files get a clear answer in bounded time', () => {
  it('no PDF, and less than one', async () => {
    expect(codeOf(await answer(Buffer.from('<html>%PDF</html>')))).toBe('not-pdf')
    expect(codeOf(await answer(Buffer.alloc(0)))).toBe('not-pdf')
    expect(codeOf(await answer(Buffer.from('%PDF-1.7\n')))).toBe('broken')
    const read = await answer(Buffer.from('%PDF-1.7\ntrailer <</Root 1 0 R>>'))
    expect(read).toEqual({ unreadable: { key: 'verification.pdf.broken' }, code: 'broken' })
  })

  it('cut off anywhere', async () => {
    for (let part = 1; part < 12; part++) {
      const read = await answer(file.subarray(0, Math.floor((file.length * part) / 12)))
      if ('unreadable' in read) expect(['broken', 'not-pdf']).toContain(read.code)
      else expect(read.signature.state).not.toBe('good')
    }
  })

  it('encrypted with a passphrase', async () => {
    const encrypted = qpdf(file, '--encrypt', 'secret', 'owner', '256', '--')
    expect(await answer(encrypted)).toMatchObject({
      unreadable: { key: 'verification.pdf.encrypted' },
      code: 'encrypted',
    })
  })

  it('eleven pages or a thousand; claimed ones that are not there count for nothing', async () => {
    const pages = (count: number) => {
      const range = Array.from({ length: count }, () => '1').join(',')
      return qpdf(file, '--pages', '.', range, '--')
    }
    for (const count of [11, 1000])
      expect(codeOf(await answer(pages(count)))).toBe('too-many-pages')
    const claimed = pdfOf('').toString('latin1').replace('/Count 1', '/Count 999999999')
    const read = await answer(Buffer.from(claimed, 'latin1'))
    expect('unreadable' in read ? read.code : read.pages.length).toBe(1)
  })

  it('larger than may be', async () => {
    expect(await answer(Buffer.alloc(20 * 1024 * 1024 + 1))).toMatchObject({
      unreadable: { key: 'verification.pdf.tooLarge', values: { mebibytes: 20 } },
    })
  })

  it('a stream that unpacks to thousands of millions of spaces', async () => {
    const read = await answer(pdfOf(bomb, '/Filter /FlateDecode'), 15)
    expect(codeOf(read)).toBe('too-much')
  })

  it('the same attached', async () => {
    const attached = pdfOf(bomb, '/Filter /FlateDecode')
      .toString('latin1')
      .replace('/Contents 4 0 R', '')
      .replace(
        '/Pages 2 0 R',
        '/Pages 2 0 R /Names <</EmbeddedFiles <</Names [(a) <</Type /Filespec /F (a.json) /EF <</F 4 0 R>>>>]>>>>',
      )
    const read = await answer(Buffer.from(attached, 'latin1'), 15)
    expect(codeOf(read)).toBe('too-much')
  })

  it.each<[string, () => Buffer]>([
    [
      'a hundred thousand letters',
      () => pdfOf(`BT /F 9 Tf ${'1 0 0 1 50 50 Tm (aaaaaaaaaa) Tj '.repeat(10_000)} ET`),
    ],
    [
      'a hundred thousand boxes over letters',
      () => pdfOf(`BT /F 9 Tf (${'a'.repeat(300)}) Tj ET ${'0 0 600 400 re f '.repeat(100_000)}`),
    ],
  ])('%s', async (_name, make) => {
    expect(codeOf(await answer(make(), 8))).toBe('too-much')
  })

  it.each<[string, () => Buffer]>([
    ['states saved a million times', () => pdfOf('q '.repeat(1_000_000))],
    ['arrays within arrays', () => pdfOf('', `/X ${'['.repeat(200_000)}`)],
    [
      'a page that is its own parent',
      () => Buffer.from(pdfOf('').toString('latin1').replace('/Kids [3 0 R]', '/Kids [2 0 R]')),
    ],
    [
      'a form that draws itself',
      () =>
        Buffer.from(
          pdfOf(
            '/X Do',
            '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources <</XObject <</X 4 0 R>>>>',
            '',
          )
            .toString('latin1')
            .replace('/Font <<', '/XObject <</X 4 0 R>> /Font <<'),
        ),
    ],
    [
      'an image of a million million dots',
      () => pdfOf('q 600 0 0 400 0 0 cm BI /W 1000000 /H 1000000 /BPC 8 /CS /RGB ID \nEI Q'),
    ],
    [
      'numbers that are none',
      () => pdfOf('BT /F 1e999 Tf NaN 0 0 1 -1e400 0 Tm (a) Tj ET q 0 0 0 0 0 0 cm 1 1 1 1 re f Q'),
    ],
  ])('%s', async (_name, make) => {
    const read = await answer(make(), 5, { ms: 4_000 })
    if (!('unreadable' in read)) expect(read.pages.length).toBeLessThanOrEqual(10)
  })

  it.each<[string, string]>([
    ['in white, over and over', 'BT 1 1 1 rg /F 20 Tf NAME Tj ET'],
    ['across the page', 'BT /F 20 Tf 1 0 0 1 X Y Tm NAME Tj ET'],
    ['turned and tiny', 'BT /F 1 Tf 0 1 -1 0 X Y Tm NAME Tj ET'],
  ])('thousands of times the name, %s, are compared at once', async (_name, how) => {
    const contents = Array.from({ length: 1_500 }, (_, i) => {
      const place = how.replace('X', String((i * 37) % 600)).replace('Y', String((i * 11) % 400))
      return place.replace('NAME', '(Amara Okafor )')
    })
    const read = await answer(pdfOf(contents.join(' ')), 8)
    if ('unreadable' in read) throw new Error(read.code)
    const start = performance.now()
    const found = comparePrinted(read, template, document)
    expect(performance.now() - start).toBeLessThan(1_500)
    expect(found.length).toBeGreaterThan(0)
  })

  it('a picture that says it is larger than any that was scanned', async () => {
    const bytes = pdfOf('q 600 0 0 400 0 0 cm /I Do Q', '', '/Resources <</XObject <</I 6 0 R>>>>')
    const picture = `6 0 obj <</Type /XObject /Subtype /Image /Width 30000 /Height 30000
      /BitsPerComponent 8 /ColorSpace /DeviceRGB /Length 3>>\nstream\nabc\nendstream endobj\n`
    const at = bytes.indexOf('trailer')
    const whole = [bytes.subarray(0, at), Buffer.from(picture), bytes.subarray(at)]
    expect(await answer(Buffer.concat(whole))).toMatchObject({ picture: null })
  })

  it('what takes longer than it may ends its thread, and the next is read', async () => {
    const slow = pdfOf(`BT /F 9 Tf ${'(a) Tj 0 0 9 9 re f '.repeat(40_000)} ET`)
    const [read, next] = [await answer(slow, 3, { ms: 5 }), await answer(file)]
    expect(codeOf(read)).toBe('too-slow')
    expect(codeOf(next)).toBe('read')
  })
})

/** Unpacks to 4 GiB of spaces: the same piece over and over. */
const bomb = (() => {
  const piece = deflateRawSync(Buffer.alloc(16 * 1024 * 1024, ' '), {
    finishFlush: constants.Z_FULL_FLUSH,
  })
  const pieces = Array.from({ length: 256 }, () => piece)
  return Buffer.concat([Buffer.from([0x78, 0x9c]), ...pieces, Buffer.from([0x03, 0x00])])
})()

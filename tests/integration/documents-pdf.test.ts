import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { renderCertificate } from '@/lib/proof/documents/render'
import type { CertificateDocument } from '@/lib/proof/documents/schema'
import { exampleDocument, exampleNames, exampleTemplate } from '@/tests/support/documents-example'
import { scanQr } from '@/tests/support/scan-qr'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'laurel-documents-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

let count = 0

async function pdfOf(given: Partial<CertificateDocument>, look = {}): Promise<string> {
  const { bytes } = await renderCertificate(exampleTemplate(look), exampleDocument(given))
  const file = path.join(folder, `${count++}.pdf`)
  writeFileSync(file, bytes)
  return file
}

const run = (tool: string, ...args: string[]) =>
  execFileSync(tool, args, { encoding: 'utf8', maxBuffer: 64 << 20 })
const textOf = (file: string) => run('pdftotext', file, '-').normalize('NFC')
const infoOf = (file: string) => run('pdfinfo', file)

/** Whatever a page shows as one line of text, on however many lines. */
const flat = (text: string) => text.replace(/\s+/g, ' ')

describe('every name of the example file', () => {
  it.each(exampleNames())('%s', async (recipientName) => {
    const file = await pdfOf({ recipientName })
    expect(infoOf(file)).toMatch(/Pages: +1\n/)
    expect(run('qpdf', '--check', file)).toContain('No syntax or stream encoding errors')
    const fonts = run('pdffonts', file).trim().split('\n').slice(2)
    expect(fonts.length).toBeGreaterThan(2)
    for (const font of fonts) expect(font).toMatch(/ yes yes yes +\d+ +0$/)
    expect(textOf(file)).toContain(recipientName.normalize('NFC'))
  })
})

describe('the page', () => {
  it('says who it is about, and has no date of its own', async () => {
    const info = infoOf(await pdfOf({ recipientName: 'Łukasz Żółkiewski' }))
    expect(info).toContain('Title:           Foundations of Data Science: Łukasz Żółkiewski')
    expect(info).toContain('Author:          Northwind Academy')
    expect(info).toContain('Subject:         Certificate 7Qm2xV9tKpLw4RzYb8NfHd')
    expect(info).toMatch(/CreationDate: +\w+ Nov 23 \d\d:00:00 2026/)
    expect(info).toMatch(/JavaScript: +no/)
  })

  it.each([
    ['a4', '841.89 x 595.28 pts (A4)'],
    ['letter', '792 x 612 pts (letter)'],
  ] as const)('is one landscape page of %s', async (paper, size) => {
    const info = infoOf(await pdfOf({}, { paper }))
    expect(info).toContain(size)
    expect(info).toMatch(/Pages: +1\n/)
  })

  it('shows dates as days, the score, the number and the address', async () => {
    const text = flat(textOf(await pdfOf({})))
    for (const part of ['23 Nov 2026', '23 Nov 2028', '87.5 of 100', 'Helena Marsh']) {
      expect(text).toContain(part)
    }
    expect(text).toContain('Certificate no. 7Qm2xV9tKpLw4RzYb8NfHd')
    expect(text).toContain('https://certificates.example/c/7Qm2xV9tKpLw4RzYb8NfHd')
  })

  it('leaves out what there is not', async () => {
    const { expiresOn: _e, score: _s, description: _d, ...rest } = exampleDocument()
    const { bytes } = await renderCertificate(exampleTemplate({ signatories: [] }), rest)
    const file = path.join(folder, 'bare.pdf')
    writeFileSync(file, bytes)
    expect(textOf(file)).not.toMatch(/Valid until|Score|undefined|Director/)
  })

  it.each(['a4', 'letter'] as const)('has a QR code of the address, on %s', async (paper) => {
    const verifyUrl = 'https://certificates.example/c/7Qm2xV9tKpLw4RzYb8NfHd?from=paper'
    const file = await pdfOf({ verifyUrl }, { paper })
    expect(scanQr(readFileSync(file))).toBe(verifyUrl)
    expect(run('pdfimages', '-list', file).trim().split('\n')).toHaveLength(2)
  })
})

describe('text made to do harm', () => {
  const longest = 'Maria Magdalena Konstantinopoulou-Wiśniewska '.repeat(7).slice(0, 299).trim()

  it.each([
    ['markup', '<script>alert(1)</script> & {{x}}', undefined],
    ['PDF syntax', '(Tj) ET endstream endobj \\) %%EOF', undefined],
    ['an override', 'Ann \u202egpj.exe', 'Ann gpj.exe'],
    ['controls', 'Ann\u0000\u0007\r\n\tLee', 'Ann Lee'],
    ['300 letters', longest, undefined],
    ['300 of the widest', 'W'.repeat(300), undefined],
    ['300 ideographs', '王'.repeat(300), undefined],
  ])('%s is drawn as it stands, on one page', async (_, recipientName, shown = recipientName) => {
    const file = await pdfOf({ recipientName, certificationTitle: recipientName.slice(0, 200) })
    expect(infoOf(file)).toMatch(/Pages: +1\n/)
    expect(run('qpdf', '--check', file)).toContain('No syntax or stream encoding errors')
    // Poppler joins words over a hyphen at a line's end.
    const bare = (text: string) => text.replace(/[\s-]+/g, '')
    expect(bare(textOf(file))).toContain(bare(shown))
  })

  it('a name of 10,000 characters is refused at once', async () => {
    const start = performance.now()
    await expect(pdfOf({ recipientName: 'Ann '.repeat(2_500) })).rejects.toThrow(
      'The name is longer than 300 characters and would not fit on the page.',
    )
    expect(performance.now() - start).toBeLessThan(500)
  })
})

import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { renderCertificate } from '@/lib/proof/documents/render'
import { designs } from '@/lib/proof/documents/schema'
import { exampleDocument, exampleTemplate } from '@/tests/support/documents-example'
import { names } from '@/tests/support/documents-names'

const all = Object.entries(names).flatMap(([script, own]) =>
  own.map((name) => [script, name] as const),
)

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'laurel-extraction-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Marks that poppler puts round what runs from the right; they are no part of the text. */
const aids = /[\u202a-\u202e\u200e\u200f]/g

it('there are names enough', () => expect(all.length).toBeGreaterThanOrEqual(60))

describe.each(designs)('what pdftotext reads of %s', (design) => {
  it.each(Object.entries(names))('%s', async (_, own) => {
    const template = exampleTemplate({ design })
    const files: string[] = []
    for (const [i, recipientName] of own.entries()) {
      const { bytes } = await renderCertificate(template, exampleDocument({ recipientName }))
      files.push(join(folder, `${i}.pdf`))
      writeFileSync(files[i] as string, bytes)
    }
    // One run for all pages of a script.
    const joined = join(folder, 'joined.pdf')
    execFileSync('qpdf', ['--empty', '--pages', ...files, '--', joined])
    const pages = execFileSync('pdftotext', [joined, '-'], { encoding: 'utf8' }).split('\f')
    for (const [i, name] of own.entries()) {
      const text = (pages[i] ?? '').normalize('NFC').replace(aids, '').replace(/\s+/g, ' ')
      expect(text).toContain(name.normalize('NFC'))
    }
  })
})

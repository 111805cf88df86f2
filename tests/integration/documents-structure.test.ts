import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { renderCertificate } from '@/lib/proof/documents/render'
import { designs, orientations, papers } from '@/lib/proof/documents/schema'
import { makeKey } from '@/lib/proof/documents/sign/make-key'
import { brokenRules } from '@/tests/support/documents-conformance'
import { exampleDocument, exampleTemplate } from '@/tests/support/documents-example'

const credential = JSON.stringify({ type: ['OpenBadgeCredential'], name: 'Ωmega ✓', n: [1, 2] })
const at = new Date('2026-11-26T12:00:00Z')
let folder: string
let signing: { key: Awaited<ReturnType<typeof makeKey>>; at: Date }
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'laurel-structure-'))
  signing = { key: await makeKey('Northwind Academy', 'p256', at), at }
})
afterAll(() => rmSync(folder, { recursive: true }))

const run = (tool: string, args: string[], input?: Uint8Array) =>
  execFileSync(tool, args, { input, encoding: 'utf8', maxBuffer: 64 << 20 })

async function whole(look = {}, given = {}) {
  const doc = exampleDocument({ credential, skills: ['SQL'], ...given })
  return (await renderCertificate(exampleTemplate(look), doc, { signing })).bytes
}

describe('a document is built to PDF/A-3 and PDF/UA', () => {
  const kinds = designs.flatMap((design) => papers.map((paper) => [design, paper] as const))

  it.each(kinds)('%s on %s', async (design, paper) => {
    for (const orientation of orientations) {
      const names = { recipientName: 'Łucja محمد अनन्या 陳美玲 🎓', certificationTitle: 'Zażółć' }
      const bytes = await whole({ design, paper, orientation }, names)
      expect(brokenRules(bytes)).toEqual([])
      const file = join(folder, 'kind.pdf')
      writeFileSync(file, bytes)
      expect(run('qpdf', ['--check', file])).toContain('No syntax or stream encoding errors')
      const fonts = run('pdffonts', [file]).trim().split('\n').slice(2)
      expect(fonts.length).toBeGreaterThan(3)
      for (const font of fonts) expect(font).toMatch(/ yes yes yes +\d+ +0$/)
    }
  })

  it('with pictures or nothing optional, printed, in another language', async () => {
    const bare = {
      certificationTitle: 'T',
      description: undefined,
      skills: [],
      expiresOn: undefined,
    }
    const { expiresOn: _e, description: _d, score: _s, ...rest } = exampleDocument()
    const plain = await renderCertificate(exampleTemplate({ signatories: [] }), {
      ...rest,
      ...bare,
    })
    expect(brokenRules(plain.bytes)).toEqual([])
    const printed = await renderCertificate(exampleTemplate(), exampleDocument(), { print: true })
    expect(brokenRules(printed.bytes)).toEqual([])
    expect(run('pdfinfo', ['-'], await whole({ language: 'de' }))).toContain('Tagged:          yes')
  })
})

describe('the structure is read in order', () => {
  it.each(designs)('%s', async (design) => {
    const file = join(folder, 'read.pdf')
    writeFileSync(file, await whole({ design }))
    const told = run('pdfinfo', ['-struct-text', file]).replace(/[\s"]+/g, ' ')
    const order = ['Northwind Academy', 'Certificate of Completion', 'This is to certify that']
    order.push('Amara Okafor', 'has successfully completed', 'Foundations of Data Science', 'SQL')
    order.push('Awarded on', '23 Nov 2026', 'Valid until', 'Helena Marsh', 'Tomasz Zieliński')
    const places = order.map((text) => told.indexOf(text))
    expect(places).not.toContain(-1)
    expect(places).toEqual([...places].sort((a, b) => a - b))
    const tree = run('pdfinfo', ['-struct', file])
    for (const tag of ['Document', 'H1', 'H2', 'P', 'Figure', 'Link', 'Form'])
      expect(tree).toContain(tag)
    expect(run('pdfinfo', [file])).toMatch(/Tagged: +yes/)
  })
})

it('the credential that is attached comes out byte for byte', async () => {
  const [file, out] = [join(folder, 'attached.pdf'), join(folder, 'credential.json')]
  writeFileSync(file, await whole())
  expect(run('pdfdetach', ['-list', file])).toContain('1: credential.json')
  run('pdfdetach', ['-save', '1', '-o', out, file])
  expect(readFileSync(out, 'utf8')).toBe(credential)
})

function uncompressed(bytes: Uint8Array): Uint8Array {
  const [file, out] = [join(folder, 'small.pdf'), join(folder, 'large.pdf')]
  writeFileSync(file, bytes)
  run('qpdf', ['--stream-data=uncompress', file, out])
  return readFileSync(out)
}

describe('each rule is broken by a file that breaks it', () => {
  it.each<[rule: string, from: string | RegExp, to: string]>([
    ['the header marks the file as binary', '%\xe2\xe3\xcf\xd3', '%abcd'],
    ['the trailer has an id', '/ID [', '/IX ['],
    ['no script, no action at opening', '/Lang (en) /MarkInfo', '/AA<<>>  /MarkInfo'],
    ['the language is said', '/Lang (en) /Mark', '/Long (en) /Mark'],
    ['it is marked', '/Marked true', '/Marked null'],
    ['the title is shown', '/DisplayDocTitle true', '/DisplayDocTitle null'],
    ['colours have a meaning', '/GTS_PDFA1', '/GTS_PDFX1'],
    ['XMP says PDF/A-3 and PDF/UA-1', '<pdfaid:part>3<', '<pdfaid:part>2<'],
    [
      'XMP describes the property of PDF/UA',
      '<pdfaSchema:prefix>pdfuaid<',
      '<pdfaSchema:prefix>pdfuaix<',
    ],
    ['XMP and information say the same', '/Title (Foun', '/Title (Fown'],
    ['fonts are embedded, with their text', '/FontFile2', '/FontFileX'],
    [
      'there are fonts, none of the standard ones',
      /\/BaseFont \/[A-Z]{6}\+/g,
      '/BaseFont /ABCDEFx',
    ],
    ['annotations are printed, described and in the structure', '/F 4 ', '/F 2 '],
    ['tabs follow the structure', '/Tabs /S', '/Tabs /R'],
    ['content is marked, or decoration', '/Artifact BMC q 1 0', '/Artifact XXX q 1 0'],
    ['all marked content is in the structure, once', /\/K 3>>/, '/K 2>>'],
    ['the parent tree leads back', /\/Nums \[0 \[\d/, '/Nums [0 [9'],
    ['there is one first heading', '/S /H1 ', '/S /H3 '],
    ['pictures have words and a place', '/Alt (', '/Axt ('],
    ['links and fields hold their annotation', /\/Type \/OBJR/g, '/Type /OBXX'],
    ['attached files say what they are', '/AFRelationship', '/AFRelationshix'],
  ])('%s', async (rule, from, to) => {
    // Content can be broken once it is not compressed.
    const bare = rule.startsWith('content') ? uncompressed(await whole()) : await whole()
    const text = Buffer.from(bare).toString('latin1')
    const broken = text.replace(from, to)
    expect(broken).not.toBe(text)
    expect(brokenRules(Buffer.from(broken, 'latin1'))).toContain(rule)
  })
})

import { beforeAll, describe, expect, it } from 'vitest'
import { credentialIn } from '@/lib/proof/documents/check/credential-in'
import { renderCertificate } from '@/lib/proof/documents/render'
import type { CertificateDocument } from '@/lib/proof/documents/schema'
import { makeKey } from '@/lib/proof/documents/sign/make-key'
import { withAnotherGlyph } from '@/tests/support/another-glyph'
import { checkedDocument, differences, readHere, useQpdf } from '@/tests/support/check-printed'
import { exampleTemplate } from '@/tests/support/documents-example'

const qpdf = useQpdf()
const template = exampleTemplate()
const document = checkedDocument({ skills: ['SQL'], details: { hours: '40' } })
const at = new Date('2026-11-26T12:00:00Z')

let signed: Uint8Array
/** The same, its objects laid open. */
let open: string
beforeAll(async () => {
  const key = await makeKey('Northwind Academy', 'p256', at)
  signed = (await renderCertificate(template, document, { signing: { key, at } })).bytes
  open = qpdf(signed, '--qdf', '--object-streams=disable').toString('latin1')
})

const differ = (bytes: Uint8Array) => differences(bytes, template, document)
/** After a change that may move objects. */
const mended = (text: string) => Buffer.from(text, 'latin1')

describe('made anew with the old credential, a document that says something else names the field', () => {
  it.each<[field: string, given: Partial<CertificateDocument>, printed: string, recorded: string]>([
    ['name', { recipientName: 'Amara Okafot' }, 'Amara Okafot', 'Amara Okafor'],
    ['name', { recipientName: 'Amara Okаfor' }, 'Amara Okаfor', 'Amara Okafor'],
    ['name', { recipientName: 'AmaraOkafor' }, 'AmaraOkafor', 'Amara Okafor'],
    ['name', { recipientName: 'Amara Ökafor' }, 'Amara Ökafor', 'Amara Okafor'],
    ['awarded', { awardedOn: '2026-11-22' }, '22 Nov 2026', '23 Nov 2026'],
    ['expires', { expiresOn: '2029-11-23' }, '23 Nov 2029', '23 Nov 2028'],
    ['score', { score: 97.5 }, '97.5 of 100', '87.5 of 100'],
    ['skills', { skills: ['SQI'] }, 'SQI', 'SQL'],
    ['issuer', { issuerName: 'Northwind Acadeny' }, 'Northwind Acadeny', 'Northwind Academy'],
  ])('%s', async (field, given, printed, recorded) => {
    const { bytes } = await renderCertificate(template, { ...document, ...given })
    expect(await differ(bytes)).toEqual([{ field, printed, recorded }])
  })

  it('a title that takes more room and moves what is under it', async () => {
    const certificationTitle =
      'Foundations of Data Science, and much more than that, with distinction, in two lines'
    const { bytes } = await renderCertificate(template, { ...document, certificationTitle })
    const recorded = document.certificationTitle
    expect(await differ(bytes)).toEqual([{ field: 'title', printed: certificationTitle, recorded }])
  })

  it('an end that is left out, or that the record does not have', async () => {
    const { expiresOn: _, ...endless } = document
    const { bytes } = await renderCertificate(template, endless)
    expect(await differ(bytes)).toEqual([
      { field: 'expires', printed: null, recorded: 'Valid until 23 Nov 2028' },
    ])
    expect(await differences(signed, template, endless)).toEqual([
      { field: 'other', printed: 'Valid until 23 Nov 2028', recorded: null },
    ])
  })

  it('a number, and where it leads', async () => {
    const publicId = '8Qm2xV9tKpHw4RzYb8NfHd12'
    const verifyUrl = `https://certificates.example/c/${publicId}`
    const { bytes } = await renderCertificate(template, { ...document, publicId, verifyUrl })
    expect((await differ(bytes)).map(({ field }) => field)).toEqual(['number', 'other'])
    expect((await readHere(bytes)).ids).toEqual([publicId])
  })

  it('words of the template: signatory, heading, label', async () => {
    const other = exampleTemplate({
      signatories: [
        { name: 'Helena Marsh', role: 'Director of Studies' },
        { name: 'Tomasz Zielinski', role: 'Head of Assessment' },
      ],
      wording: { heading: 'Certificate of Competition', awarded: 'Awarded in' },
    })
    const { bytes } = await renderCertificate(other, document)
    expect(await differ(bytes)).toEqual([
      {
        field: 'heading',
        printed: 'Certificate of Competition',
        recorded: 'Certificate of Completion',
      },
      { field: 'awarded', printed: 'Awarded in', recorded: 'Awarded on' },
      { field: 'signatory-2', printed: 'Tomasz Zielinski', recorded: 'Tomasz Zieliński' },
    ])
  })

  it.each([
    ['محمد بن عبد الله', 'محمد بن عبد اللة'],
    ['प्रियंका श्रीवास्तव', 'प्रियंका श्रीवास्तज'],
    ['李晓明', '李晓朋'],
    ['יוסף כהן', 'יוסף כהו'],
    ['Zoë 🎓', 'Zoë 👩'],
    ['สมชาย ใจดี', 'สมชาย ใจดึ'],
  ])('a name in its script: %s', async (recipientName, changed) => {
    const { bytes } = await renderCertificate(template, { ...document, recipientName: changed })
    const found = await differences(bytes, template, { ...document, recipientName })
    expect(found.map(({ field }) => field)).toEqual(['name'])
    expect(found[0]?.recorded).toBe(recipientName)
  })
})

/** The operators that show the name, and the number that stands for a letter in their font. */
function shownName(): { operators: string; font: string } {
  const size = /\/(V?F?\w+) 46 Tf .*?TJ/s.exec(open)
  if (!size?.[1]) throw new Error('the name is not found')
  return { operators: size[0], font: size[1] }
}

describe('a file edited by hand', () => {
  it('another glyph in the name', async () => {
    expect(await differ(mended(withAnotherGlyph(open)))).toEqual([
      { field: 'name', printed: 'mmara Okafor', recorded: 'Amara Okafor' },
    ])
  })

  it('another glyph, with its text forged to match', async () => {
    const { bytes } = await renderCertificate(template, {
      ...document,
      recipientName: 'Emara Okafor',
    })
    const text = qpdf(bytes, '--qdf', '--object-streams=disable').toString('latin1')
    // Every E is said to be an A: the name reads as it should, and looks otherwise.
    const forged = text.replace(/^(<[0-9A-F]{4}>) <0045>$/gm, '$1 <0041>')
    expect(forged).not.toBe(text)
    const [found, ...more] = await differ(mended(forged))
    expect(more).toEqual([])
    expect(found).toEqual({ field: 'name', printed: '�mara Okafor', recorded: 'Amara Okafor' })
  })

  it('what glyphs stand for', async () => {
    const changed = open.replace(/^(<[0-9A-F]{4}>) <006B>$/gim, '$1 <0068>')
    expect(changed).not.toBe(open)
    const found = await differ(mended(changed))
    expect(found).toContainEqual({
      field: 'name',
      printed: 'Amara Ohafor',
      recorded: 'Amara Okafor',
    })
  })

  it('nothing but what ligatures say, as Ghostscript writes it: bytes swapped', async () => {
    const changed = open.replace(/^(<[0-9A-F]{4}>) <00660069>$/gm, '$1 <66006900>')
    expect(changed).not.toBe(open)
    expect(await differ(mended(changed))).toEqual([])
  })

  it('what all letters say, which is lost: they look as they did, and one that does not is found', async () => {
    const lost = (text: string) => text.replace(/^(<[0-9A-F]{4}>) <[0-9A-F]+>$/gm, '$1 <0041>')
    expect(await differ(mended(lost(open)))).toEqual([])
    const [found, ...more] = await differ(mended(lost(withAnotherGlyph(open))))
    expect(more).toEqual([])
    expect(found).toMatchObject({ field: 'name', recorded: 'Amara Okafor' })
  })

  /** Adds operators to the end of the page's contents, in a font of the page. */
  const drawn = (operators: string) => {
    const { font } = shownName()
    const added = open.replace(
      shownName().operators,
      (own) => `${own}\nET ${operators.replaceAll('/F', `/${font}`)} BT`,
    )
    expect(added).not.toBe(open)
    return mended(added)
  }
  const cid = (index: number) =>
    shownName()
      .operators.match(/<([0-9A-Fa-f]+)>/)?.[1]
      ?.slice(4 * index, 4 * index + 4)

  it('text over the name', async () => {
    const found = await differ(drawn(`BT /F 46 Tf 1 0 0 1 310 339 Tm <${cid(0)}> Tj ET`))
    expect(found.map(({ field }) => field)).toEqual(['name'])
    expect(found[0]?.printed).toMatch(/^Amara Okafor .$/)
  })

  it('the name painted over, and another in its place', async () => {
    const box = 'q 1 1 1 rg 100 318 640 60 re f Q'
    expect(await differ(drawn(box))).toEqual([
      { field: 'name', printed: null, recorded: 'Amara Okafor' },
    ])
    const found = await differ(drawn(`${box} BT /F 46 Tf 1 0 0 1 400 339 Tm <${cid(0)}> Tj ET`))
    expect(found).toEqual([{ field: 'name', printed: 'A', recorded: 'Amara Okafor' }])
  })

  it('text where no field is', async () => {
    const found = await differ(drawn(`BT /F 12 Tf 1 0 0 1 20 580 Tm <${cid(0)}> Tj ET`))
    expect(found).toEqual([{ field: 'other', printed: 'A', recorded: null }])
  })

  it.each([
    ['drawn without ink', (own: string) => `3 Tr ${own} 0 Tr`],
    ['made white', (own: string) => `1 1 1 rg ${own}`],
    ['cut off', (own: string) => `ET q 0 0 1 1 re W n BT ${own} ET Q BT`],
    ['moved off the page', (own: string) => own.replace(/ Tf 1 0 0 1 [\d.]+/, ' Tf 1 0 0 1 -900')],
  ])('the name %s', async (_, change) => {
    const { operators } = shownName()
    const found = await differ(mended(open.replace(operators, change(operators))))
    expect(found).toEqual([{ field: 'name', printed: null, recorded: 'Amara Okafor' }])
  })

  it('a page more', async () => {
    const bytes = qpdf(signed, '--pages', '.', '1,1', '--')
    const found = await differ(bytes)
    expect(found.map(({ field }) => field)).toEqual(['other'])
    expect(found[0]?.printed).toContain('Amara Okafor')
  })

  it('a link that leads elsewhere', async () => {
    const changed = open.replace(
      '/URI (https://certificates.example',
      '/URI (https://certificates.examp1e',
    )
    expect(changed).not.toBe(open)
    const found = await differ(mended(changed))
    expect(found.map(({ field, printed }) => [field, printed])).toEqual([
      ['other', `https://certificates.examp1e/c/${document.publicId}`],
    ])
  })

  it('an attachment that is gone, or another', async () => {
    const without = await examine(qpdf(signed, '--remove-attachment=credential.json'))
    expect(without).toMatchObject({ credential: null, ids: [document.publicId] })
    const text = '{"id":"urn:x"}'
    const compact = Buffer.from(signed).toString('latin1')
    expect(compact).not.toContain(text)
    const other = mended(open.replace(text, '{"id":"urn:y"}'))
    expect(await examine(other)).toMatchObject({ credential: '{"id":"urn:y"}' })
    expect(await examine(signed)).toMatchObject({
      credential: text,
      signature: { state: 'good' },
    })
  })
})

async function examine(bytes: Uint8Array) {
  const { attachments, ids, signature } = await readHere(bytes)
  return { credential: credentialIn(attachments), ids, signature }
}

describe('an update appended to the signed file', () => {
  /** The file with objects after its end that take the place of others (ISO 32000-1, 7.5.6). */
  const updated = (objects: ReadonlyArray<readonly [id: string, body: string]>) => {
    let file = Buffer.from(signed).toString('latin1')
    const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(file)?.[1])
    const root = /\/Root \d+ 0 R/.exec(file.slice(start))?.[0]
    let table = 'xref\n'
    for (const [id, body] of objects) {
      table += `${id} 1\n${String(file.length).padStart(10, '0')} 00000 n \n`
      file += `${id} 0 obj\n${body}\nendobj\n`
    }
    const trailer = `trailer\n<</Size 200 ${root} /Prev ${start}>>\nstartxref\n${file.length}`
    return mended(`${file}${table}${trailer}\n%%EOF\n`)
  }
  const streamOf = (text: string) => `<</Length ${text.length}>>\nstream\n${text}\nendstream`
  const page = () => {
    const found = /(\d+) 0 obj\n(<<\/Type \/Page .*?)\nendobj/s.exec(
      Buffer.from(signed).toString('latin1'),
    )
    return { id: found?.[1] ?? '', body: found?.[2] ?? '' }
  }

  it('is seen by the name that it changes, and by the signature that does not cover it', async () => {
    const { operators } = shownName()
    const end = open.indexOf('endstream', open.indexOf(operators))
    const contents = open.slice(open.lastIndexOf('stream\n', end - 3) + 7, end - 1)
    const [first = '', second = ''] =
      operators
        .match(/(?<=<)[0-9a-f]+(?=>)/gi)
        ?.join('')
        .match(/.{4}/g) ?? []
    const changed = contents.replace(operators, operators.replace(`<${first}`, `<${second}`))
    expect(changed).not.toBe(contents)
    const id = /\/Contents \[\d+ 0 R (\d+) 0 R\]/.exec(page().body)?.[1] ?? ''
    const bytes = updated([[id, streamOf(changed)]])
    expect((await readHere(bytes)).signature).toEqual({ state: 'bad', why: 'added' })
    expect(await differ(bytes)).toEqual([
      { field: 'name', printed: 'mmara Okafor', recorded: 'Amara Okafor' },
    ])
  })

  it('is seen by the text that it adds', async () => {
    const { id, body } = page()
    const font = /\/(F\d+) \d+ 0 R/.exec(body)?.[1]
    const text = `BT /${font} 12 Tf 1 0 0 1 20 580 Tm <00010002> Tj ET`
    const longer = body.replace(/\/Contents \[[^\]]*/, (own) => `${own} 150 0 R`)
    const found = await differ(
      updated([
        ['150', streamOf(text)],
        [id, longer],
      ]),
    )
    expect(found.map(({ field }) => field)).toEqual(['other'])
    expect(found[0]?.printed).toMatch(/^..$/)
  })

  it('is seen also where it changes nothing', async () => {
    const read = await readHere(Buffer.concat([signed, Buffer.from('\n')]))
    expect(read.signature).toEqual({ state: 'bad', why: 'added' })
  })
})

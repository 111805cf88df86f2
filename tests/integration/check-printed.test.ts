import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { drawsRightly } from '@/lib/proof/documents/plain/draws-rightly'
import { renderPlain } from '@/lib/proof/documents/plain/render-plain'
import { renderCertificate } from '@/lib/proof/documents/render'
import { designs, orientations, papers } from '@/lib/proof/documents/schema'
import { checkedDocument, differences, readHere, useQpdf } from '@/tests/support/check-printed'
import { exampleTemplate } from '@/tests/support/documents-example'
import { names } from '@/tests/support/documents-names'

const qpdf = useQpdf()
/** One of each script, for what is the same whatever is written. */
const some = Object.values(names).flatMap((own) => own.slice(-1))

describe('a document that nobody changed parts from its record nowhere', () => {
  it.each(Object.entries(names))('with a name in %s', async (_, own) => {
    const template = exampleTemplate()
    for (const recipientName of own) {
      const document = checkedDocument({ recipientName })
      const { bytes } = await renderCertificate(template, document)
      expect([recipientName, await differences(bytes, template, document)]).toEqual([
        recipientName,
        [],
      ])
    }
  })

  it.each(['modern', 'minimal', 'badge'] as const)('in %s, in each script', async (design) => {
    const template = exampleTemplate({ design })
    for (const recipientName of some) {
      const document = checkedDocument({ recipientName })
      const { bytes } = await renderCertificate(template, document)
      expect([recipientName, await differences(bytes, template, document)]).toEqual([
        recipientName,
        [],
      ])
    }
  })

  const sheets = designs.flatMap((design) =>
    papers.flatMap((paper) => orientations.map((orientation) => ({ design, paper, orientation }))),
  )

  it.each(sheets)('on $paper, $orientation, in $design', async (look) => {
    const samples = [
      checkedDocument(),
      checkedDocument({
        recipientName: 'Łucja محمد بن عبد الله अनन्या 陳美玲 🎓👩🏽‍💻',
        certificationTitle: 'A title so long that it takes more than one line of any page, and on',
        description: 'Ein Text von vielen Wörtern, '.repeat(9).trim(),
        skills: ['SQL', 'Statistik', 'データ分析', 'تحليل البيانات', 'Über-Prüfung'],
        issuerName: 'Académie des sciences de l’information et de la communication',
        details: { hours: '40' },
      }),
      checkedDocument({ expiresOn: undefined, score: undefined, description: undefined }),
    ]
    const template = exampleTemplate({
      ...look,
      custom: [{ label: 'Hours', value: '{hours} h' }],
      signatories: [{ name: 'Zoë 🎓', role: 'Leiterin' }],
    })
    for (const document of samples) {
      const { bytes } = await renderCertificate(template, document)
      expect(await differences(bytes, template, document)).toEqual([])
      const printed = await renderCertificate(template, document, { print: true })
      expect(await differences(printed.bytes, template, document)).toEqual([])
    }
  })

  it.each(['ar', 'de', 'hi'])('in the language %s', async (language) => {
    for (const design of designs) {
      const template = exampleTemplate({ design, language })
      const document = checkedDocument({ recipientName: 'مُحَمَّدٌ بن عبد الله' })
      const { bytes } = await renderCertificate(template, document)
      expect(await differences(bytes, template, document)).toEqual([])
    }
  })

  it('with fields that were moved, hidden and added', async () => {
    const template = exampleTemplate({
      hidden: ['between', 'score', 'signatory-2'],
      placements: {
        name: { left: 80, top: 150, width: 300, height: 90, align: 'right' },
        // Over the heading's own box, and the title.
        description: { left: 75, top: 120, width: 600, height: 60 },
        number: { left: 40, top: 560, width: 500, height: 24 },
      },
      custom: [
        { label: 'Hours', value: '{hours}' },
        { label: '', value: 'with distinction' },
      ],
      wording: { heading: 'Urkunde', scan: 'Prüfen' },
      ink: '#ffffff',
    })
    const document = checkedDocument({ details: { hours: '40' } })
    const { bytes } = await renderCertificate(template, document)
    expect(await differences(bytes, template, document)).toEqual([])
  })

  it('with a picture over a text, as its template has it', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="#123456"/></svg>'
    const picture = { type: 'svg' as const, bytes: Buffer.from(svg), width: 40, height: 20 }
    const id = '6f9d1c1e-4b7a-4c57-9c53-0d4bd1c2a111'
    const placements = { 'signatory-1': { left: 270, top: 255, width: 300, height: 66 } }
    const signatories = [{ name: 'Helena Marsh', role: 'Director', signature: id }]
    const made = exampleTemplate({ signatories, placements })
    const template = { ...made, pictures: { [id]: picture } }
    const document = checkedDocument()
    const { bytes } = await renderCertificate(template, document)
    expect(await differences(bytes, template, document)).toEqual([])
  })

  const plainly = Object.entries(names).flatMap(([script, own]) => {
    const plain = own.filter((name) => drawsRightly(name, 'serif'))
    return plain.length > 0 ? [{ script, plain }] : []
  })

  it.each(plainly)('made plainly, with a name in $script', async ({ plain }) => {
    for (const [i, recipientName] of plain.entries()) {
      const template = exampleTemplate({ design: i % 2 === 0 ? 'classic' : 'badge' })
      const document = checkedDocument({ recipientName, skills: ['SQL', 'Œuvre'] })
      const bytes = await renderPlain(template, document)
      expect([recipientName, await differences(bytes, template, document)]).toEqual([
        recipientName,
        [],
      ])
    }
  })

  it.each(['modern', 'minimal'] as const)('made plainly, in %s', async (design) => {
    const template = exampleTemplate({ design })
    const plain = some.filter((name) => drawsRightly(name, 'sans'))
    expect(plain.length).toBeGreaterThan(6)
    for (const recipientName of plain) {
      const document = checkedDocument({ recipientName })
      const bytes = await renderPlain(template, document)
      expect([recipientName, await differences(bytes, template, document)]).toEqual([
        recipientName,
        [],
      ])
    }
  })

  it.each([
    ['--object-streams=generate'],
    ['--linearize'],
    ['--qdf'],
    ['--stream-data=uncompress', '--object-streams=disable'],
    ['--remove-attachment=credential.json'],
    ['--recompress-flate', '--compression-level=9', '--coalesce-contents'],
    ['--encrypt', '', 'owner', '256', '--'],
  ])('saved anew by %s', async (...how) => {
    for (const recipientName of ['Amara Okafor', 'محمد بن عبد الله', 'क्षत्रिय त्रिपाठी', 'Zoë 🎓']) {
      const document = checkedDocument({ recipientName })
      const template = exampleTemplate({ design: 'modern' })
      const { bytes } = await renderCertificate(template, document)
      expect(await differences(qpdf(bytes, ...how), template, document)).toEqual([])
    }
  })

  it('drawn anew by another program, with fonts of its making', async () => {
    const template = exampleTemplate({ design: 'minimal' })
    for (const recipientName of some) {
      const document = checkedDocument({ recipientName })
      const { bytes } = await renderCertificate(template, document)
      const anew = execFileSync('pdftocairo', ['-pdf', '-', '-'], { input: bytes })
      expect([recipientName, await differences(anew, template, document)]).toEqual([
        recipientName,
        [],
      ])
    }
    const { bytes } = await renderCertificate(template, checkedDocument())
    const anew = execFileSync('pdftocairo', ['-pdf', '-', '-'], { input: bytes })
    const recorded = checkedDocument({ recipientName: 'Amara Okafov' })
    expect(await differences(anew, template, recorded)).toEqual([
      { field: 'name', printed: 'Amara Okafor', recorded: 'Amara Okafov' },
    ])
  })

  it('joined to a new file, without what was attached', async () => {
    const [template, document] = [exampleTemplate(), checkedDocument()]
    const { bytes } = await renderCertificate(template, document)
    const pages = qpdf(bytes, '--pages', '.', '1', '--')
    expect(await differences(pages, template, document)).toEqual([])
    const turned = qpdf(bytes, '--rotate=+180')
    expect(await differences(qpdf(turned, '--rotate=-180'), template, document)).toEqual([])
  })
})

it('a file tells its ids, links, attachment and maker', async () => {
  const document = checkedDocument()
  const { bytes } = await renderCertificate(exampleTemplate(), document)
  const read = await readHere(bytes)
  expect(read).toMatchObject({
    ids: [document.publicId],
    links: [document.verifyUrl],
    producer: 'Laurel',
    signature: { state: 'none' },
  })
  expect(read.attachments.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])).toEqual([
    ['credential.json', document.credential],
  ])
})

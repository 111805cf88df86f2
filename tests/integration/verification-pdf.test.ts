import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { Document, Font, Page, renderToBuffer, Text } from '@react-pdf/renderer'
import { createElement } from 'react'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getDocument } from '@/lib/awards/certificates/get-document'
import { getCertificatePdf } from '@/lib/awards/certificates/queries'
import { renderChunk } from '@/lib/awards/certificates/render-chunk'
import { revokeCertificate } from '@/lib/awards/certificates/revoke'
import { getCredential } from '@/lib/awards/credentials/get-credential'
import { getJwt } from '@/lib/awards/credentials/get-jwt'
import { verify } from '@/lib/awards/verification/verify'
import { addDays } from '@/lib/platform/clock/dates'
import { newPublicId } from '@/lib/platform/ids/ids'
import { closeReader } from '@/lib/proof/documents/check/read-pdf'
import { renderCertificate } from '@/lib/proof/documents/render'
import { fontFile } from '@/lib/proof/documents/text/faces'
import { decideAll, openDesk } from '@/tests/support/awards-desk'
import { newIssuer, openBadge, signFreely } from '@/tests/support/foreign-issuer'
import { useLaurel } from '@/tests/support/laurel'

const laurel = useLaurel({ story: false })
const now = new Date('2026-10-01T09:00:00Z')
const ctx = () => laurel.ctx(now)
const folder = mkdtempSync(join(tmpdir(), 'laurel-pdf-'))
let [id, publicId] = ['', '']
let pdf: Uint8Array

beforeAll(async () => {
  const desk = await openDesk(ctx(), 'printed')
  await desk.certification('one', { skills: ['Patience'] })
  await desk.complete({ email: 'kim@example.org', name: 'Kim Đỗ', at: addDays(now, -1) })
  await decideAll(ctx())
  const [certificate] = await desk.certificatesOf('kim@example.org')
  id = certificate?.id ?? ''
  publicId = certificate?.publicId ?? ''
  await renderChunk(ctx(), { issuerId: desk.issuerId, certificateIds: [id] })
  const file = await getCertificatePdf(ctx(), publicId)
  if (file.revoked) throw new Error('it was revoked')
  pdf = file.bytes
})
afterAll(async () => {
  await closeReader()
  rmSync(folder, { recursive: true })
})

async function ask(bytes: Uint8Array) {
  const found = await verify(ctx(), { file: { name: 'certificate.pdf', bytes } })
  const steps = Object.fromEntries(found.checks.map(({ name, outcome }) => [name, outcome]))
  return { ...found, steps }
}

/** Drawn anew, unsigned, with other facts than the record's. */
async function drawn(change: { recipientName?: string }, attached = true) {
  const { template, doc } = await getDocument(ctx(), publicId)
  const { document } = await getCredential(ctx(), publicId)
  const facts = { ...doc, ...change, ...(attached ? { credential: document } : {}) }
  return (await renderCertificate(template, facts)).bytes
}

/** The page as a picture. */
function pagePicture(bytes: Uint8Array, dpi: number): Buffer {
  const [file, to] = [join(folder, 'to-scan.pdf'), join(folder, 'page')]
  writeFileSync(file, bytes)
  execFileSync('pdftoppm', ['-r', `${dpi}`, '-singlefile', '-png', file, to])
  return readFileSync(`${to}.png`)
}

/** A PDF whose only page is a picture of the page, with as many bits a point as a scanner may write. */
async function scan(bytes: Uint8Array, dpi: number, bits: 1 | 8 | 24): Promise<Uint8Array> {
  const picture = sharp(pagePicture(bytes, dpi)).toColourspace(bits === 24 ? 'srgb' : 'b-w')
  const read = bits === 1 ? picture.threshold(128) : picture
  const { data, info } = await read.removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const { width, height } = info
  const points = deflateSync(bits === 1 ? packed(data, width) : data)
  const [w, h] = [(width * 72) / dpi, (height * 72) / dpi]
  const content = `q ${w} 0 0 ${h} 0 0 cm /Scan Do Q`
  const space = bits === 24 ? 'DeviceRGB' : 'DeviceGray'
  const image = `/Width ${width} /Height ${height} /ColorSpace /${space} /BitsPerComponent ${bits === 1 ? 1 : 8}`
  return Buffer.concat(
    [
      '%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n',
      '2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n',
      `3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 ${w} ${h}] /Contents 4 0 R `,
      '/Resources << /XObject << /Scan 5 0 R >> >> >> endobj\n',
      `4 0 obj << /Length ${content.length} >> stream\n${content}\nendstream endobj\n`,
      `5 0 obj << /Type /XObject /Subtype /Image ${image} /Filter /FlateDecode `,
      ...[`/Length ${points.length} >> stream\n`, points, '\nendstream endobj\n'],
      'trailer << /Root 1 0 R /Size 6 >>\n%%EOF\n',
    ].map((part) => Buffer.from(part)),
  )
}

/** Eight points a byte, each row from a byte of its own. */
function packed(points: Uint8Array, width: number): Uint8Array {
  const row = Math.ceil(width / 8)
  const bytes = new Uint8Array((row * points.length) / width)
  points.forEach((light, at) => {
    const x = at % width
    const to = Math.floor(at / width) * row + (x >> 3)
    if (light > 0) bytes[to] = (bytes[to] ?? 0) | (0x80 >> (x & 7))
  })
  return bytes
}

/** A page of anybody's, with these lines on it. */
function paper(lines: readonly string[]): Promise<Uint8Array> {
  Font.register({ family: 'Paper', src: fontFile('Noto Serif') })
  const texts = lines.map((line) => createElement(Text, { key: line }, line))
  // Small, so that no line is broken within an id, whose letters are as wide as they happen to be.
  const style = { fontFamily: 'Paper', fontSize: 10, padding: 40 }
  const page = createElement(Page, { style }, texts)
  return renderToBuffer(createElement(Document, null, page))
}

/** As a printer driver writes it: no signature, nothing attached. */
function printed(bytes: Uint8Array) {
  const [from, to] = [join(folder, 'from.pdf'), join(folder, 'to.pdf')]
  writeFileSync(from, bytes)
  execFileSync('pdftocairo', ['-pdf', from, to])
  return new Uint8Array(readFileSync(to))
}

describe('a PDF of ours', () => {
  it('is valid as it was handed out', async () => {
    const found = await ask(pdf)
    expect(found, JSON.stringify(found.checks)).toMatchObject({
      ...{ verdict: 'valid', given: 'pdf', differences: [], certificate: { publicId } },
      steps: { signature: 'passed', record: 'passed' },
    })
  })

  it('is invalid once a letter of the printed name is another, with the field named', async () => {
    for (const attached of [true, false]) {
      const found = await ask(await drawn({ recipientName: 'Kim Dỗ' }, attached))
      expect(found).toMatchObject({ verdict: 'invalid', steps: { record: 'failed' } })
      expect(found.differences).toEqual([{ field: 'name', printed: 'Kim Dỗ', recorded: 'Kim Đỗ' }])
    }
  })

  it('is invalid once a byte of the signed file is another', async () => {
    const altered = Uint8Array.from(pdf)
    const at = Buffer.from(pdf).indexOf('/MediaBox') + 1
    altered[at] = (altered[at] ?? 0) ^ 1
    const found = await ask(altered)
    expect(found.verdict).not.toBe('valid')
    const appended = Buffer.concat([pdf, Buffer.from('\n% more\n')])
    expect(await ask(appended)).toMatchObject({
      ...{ verdict: 'invalid', steps: { signature: 'failed' } },
    })
  })

  it('printed again, with all fields as they were, could not be checked, and names the record', async () => {
    const found = await ask(printed(pdf))
    expect(found).toMatchObject({
      ...{ verdict: 'unverifiable', differences: [], certificate: { publicId } },
      steps: { signature: 'unknown', record: 'unknown' },
    })
  })

  it('that only speaks of it, as a CV does, could not be checked; with another name it is invalid', async () => {
    const { doc } = await getDocument(ctx(), publicId)
    const cv = (name: string) =>
      paper([name, 'Curriculum vitae', `${doc.certificationTitle}: ${doc.verifyUrl}`, 'Cycling'])
    const found = await ask(await cv('Đỗ, Kim'))
    expect(found).toMatchObject({
      ...{ verdict: 'unverifiable', differences: [], certificate: { publicId } },
      steps: { signature: 'unknown', record: 'unknown' },
    })
    const other = await ask(await cv('Eve Adams'))
    expect(other.verdict).toBe('invalid')
    expect(other.differences.map(({ field }) => field)).toContain('name')
  })

  it.each([
    ['in colours', 150, 24],
    ['in grey', 150, 8],
    ['in black and white, finely', 300, 1],
  ] as const)(
    'printed and scanned %s could not be checked, and names the record',
    async (...scanner) => {
      const [, dpi, bits] = scanner
      const found = await ask(await scan(pdf, dpi, bits))
      expect(found).toMatchObject({ verdict: 'unverifiable', certificate: { publicId } })
      expect(found.steps).toMatchObject({ format: 'passed', dates: 'passed', record: 'unknown' })
    },
  )

  it('of which somebody sent a picture is what its code leads to, and nothing else was looked at', async () => {
    const found = await ask(pagePicture(pdf, 150))
    expect(found).toMatchObject({ verdict: 'valid', certificate: { publicId } })
    expect(found.steps).toMatchObject({ record: 'none' })
  })

  it('with the credential of another inside is invalid', async () => {
    const { template, doc } = await getDocument(ctx(), publicId)
    const { document } = await getCredential(ctx(), publicId)
    const credential = document.replace('Kim Đỗ', 'Kim Dỗ')
    const { bytes } = await renderCertificate(template, { ...doc, credential })
    expect(await ask(bytes)).toMatchObject({
      ...{ verdict: 'invalid', steps: { signature: 'failed' } },
    })
  })

  it('with a credential of somebody else’s inside is compared with the record that it names', async () => {
    const { template, doc } = await getDocument(ctx(), publicId)
    const change = { recipientName: 'Kim Dỗ', credential: await foreign() }
    const { bytes } = await renderCertificate(template, { ...doc, ...change })
    const found = await ask(bytes)
    expect(found).toMatchObject({ verdict: 'invalid', certificate: { publicId } })
    expect(found.differences).toEqual([{ field: 'name', printed: 'Kim Dỗ', recorded: 'Kim Đỗ' }])
  })

  it('of a private certificate is told as it stands; its id on a page of somebody’s is not', async () => {
    await laurel.sql`insert into private_certificates values (${id}, now())`
    expect(await ask(pdf)).toMatchObject({ verdict: 'valid', certificate: { publicId } })
    const made = await ask(await drawn({ recipientName: 'Somebody' }, false))
    expect(made).toMatchObject({ verdict: 'unverifiable', differences: [] })
    expect(made.certificate).toBeUndefined()
    // Nor is it by what is claimed of it, beside which an id that was never given out stands alike.
    const { template, doc } = await getDocument(ctx(), publicId)
    const { document } = await getCredential(ctx(), publicId)
    const answers = [publicId, newPublicId()].map(async (id) => {
      const credential = document.replaceAll(publicId, id).replace('Kim Đỗ', 'Somebody')
      const facts = { ...doc, publicId: id, verifyUrl: doc.verifyUrl.replace(publicId, id) }
      const { bytes } = await renderCertificate(template, { ...facts, credential })
      return ask(bytes)
    })
    const [hidden, unknown] = await Promise.all(answers)
    expect(hidden).toEqual(unknown)
    expect(hidden?.certificate).toBeUndefined()
    await laurel.sql`delete from private_certificates`
  })

  it('says so once it is revoked', async () => {
    await revokeCertificate(ctx(), {
      ...{ certificateId: id, reasonClass: 'other', reason: 'Asked for.' },
    })
    expect((await ask(pdf)).verdict).toBe('revoked')
  })
})

/** A credential that anyone may have signed, and that is valid by itself. */
async function foreign() {
  const issuer = await newIssuer()
  return JSON.stringify(await signFreely(openBadge(issuer.id), issuer))
}

/** A page that names nothing of ours, with something inside. */
async function elsewhere(credential?: string) {
  const { template, doc } = await getDocument(ctx(), publicId)
  const facts = { ...doc, publicId: 'none', verifyUrl: 'https://example.org/x' }
  return (await renderCertificate(template, { ...facts, ...(credential && { credential }) })).bytes
}

function attach(bytes: Uint8Array, name: string, content: string) {
  const [from, to, held] = [join(folder, 'bare.pdf'), join(folder, 'held.pdf'), join(folder, name)]
  writeFileSync(from, bytes)
  writeFileSync(held, content)
  execFileSync('qpdf', [from, '--add-attachment', held, '--', to])
  return new Uint8Array(readFileSync(to))
}

describe('a PDF of another system', () => {
  it('could not be checked, however valid the credential inside: its pages may say anything', async () => {
    const found = await ask(await elsewhere(await foreign()))
    expect(found).toMatchObject({
      ...{ verdict: 'unverifiable', given: 'pdf', foreign: { recipientName: 'Anna Muster' } },
      steps: { signature: 'passed', record: 'unknown' },
    })
  })

  it('is invalid where the credential inside is', async () => {
    const altered = (await foreign()).replace('Anna Muster', 'Anna Mustur')
    expect(await ask(await elsewhere(altered))).toMatchObject({
      ...{ verdict: 'invalid', steps: { signature: 'failed' } },
    })
  })

  it('with a token inside is read as such', async () => {
    const bytes = attach(await elsewhere(), 'credential.jwt', await getJwt(ctx(), publicId))
    expect(await ask(bytes)).toMatchObject({ certificate: { publicId } })
  })
})

it('is told to be none of ours where it names nothing', async () => {
  expect(await ask(await elsewhere())).toMatchObject({ verdict: 'unverifiable', given: 'pdf' })
})

import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkSignature } from '@/lib/proof/documents/check/check-signature'
import { OtherForm, readCms } from '@/lib/proof/documents/check/read-cms'
import { renderCertificate } from '@/lib/proof/documents/render'
import { signDetached } from '@/lib/proof/documents/sign/cms'
import { makeKey, signingAlgorithms } from '@/lib/proof/documents/sign/make-key'
import { openPem } from '@/lib/proof/documents/sign/open-key'
import type { SigningKey } from '@/lib/proof/documents/sign/signing-key'
import { checkedDocument, readHere, useQpdf } from '@/tests/support/check-printed'
import { exampleTemplate } from '@/tests/support/documents-example'
import { seededRandom } from '@/tests/support/random'
import { newKeyFiles, openssl } from '@/tests/support/signing-files'

const qpdf = useQpdf()
const at = new Date('2026-11-26T12:00:00Z')
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'laurel-check-signature-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const signedBy = async (key: SigningKey) => {
  const { bytes } = await renderCertificate(exampleTemplate(), checkedDocument(), {
    signing: { key, at },
  })
  return Buffer.from(bytes)
}
const ownSha256 = (key: SigningKey) =>
  createHash('sha256')
    .update(key.certificates[0] ?? '')
    .digest('hex')

/** Where the signature stands in one of our files, "<" and ">" included. */
function holeOf(file: Buffer) {
  const from = file.indexOf('/Contents <', file.lastIndexOf('/ByteRange')) + '/Contents '.length
  return { from, to: file.indexOf('>', from) + 1 }
}

/** The file with another range and hole, signed for just what that range says. */
function signedFor(file: Buffer, [start, from, to, end]: number[], key: SigningKey): Buffer {
  const changed = Buffer.from(file)
  const range = [start, from, to, Number(end) - Number(to)].map((value) =>
    String(value).padStart(10, '0'),
  )
  changed.write(
    `[${range.join(' ')}]`.replace('[0000000000 ', '[0 '),
    file.lastIndexOf('/ByteRange') + 11,
    'latin1',
  )
  const signed = [changed.subarray(start, from), changed.subarray(to, end)]
  return withCms(
    changed,
    signDetached(createHash('sha256').update(Buffer.concat(signed)).digest(), key),
  )
}

function withCms(file: Buffer, cms: Buffer): Buffer {
  const { from, to } = holeOf(file)
  const changed = Buffer.from(file)
  changed.write(cms.toString('hex').padEnd(to - from - 2, '0'), from + 1, 'latin1')
  return changed
}

describe.each(signingAlgorithms)('a file signed by %s', (algorithm) => {
  let key: SigningKey
  let file: Buffer
  beforeAll(async () => {
    key = await makeKey('Data stream Academy', algorithm, at)
    file = await signedBy(key)
  })

  it('tells by whom, and when', () => {
    expect(checkSignature(file)).toEqual({
      state: 'good',
      signerSha256: ownSha256(key),
      signedAt: at,
    })
  })

  it('is not good with any byte another', () => {
    const random = seededRandom(11)
    const { from, to } = holeOf(file)
    // Half of them in the signature itself.
    for (let i = 0; i < 600; i++) {
      const place =
        i % 2 === 0 ? Math.floor(random() * file.length) : from + Math.floor(random() * (to - from))
      const changed = Buffer.from(file)
      changed[place] = (changed[place] ?? 0) ^ (1 + Math.floor(random() * 255))
      expect([place, checkSignature(changed).state]).not.toEqual([place, 'good'])
    }
  })

  it('is not good in other digits of the same value, nor with more in its room', () => {
    const { from, to } = holeOf(file)
    const digits = file.toString('latin1', from, to)
    const last = digits.lastIndexOf('f')
    const upper = Buffer.from(file)
    upper.write('F', from + last, 'latin1')
    expect(checkSignature(upper)).toEqual({ state: 'bad', why: 'range' })
    const more = Buffer.from(file)
    more.write('01', to - 3, 'latin1')
    expect(checkSignature(more)).toEqual({ state: 'bad', why: 'form' })
  })

  it('is bad by a range that leaves something out, though it is signed so', () => {
    const { from, to } = holeOf(file)
    const whole = [0, from, to, file.length]
    expect(checkSignature(signedFor(file, whole, key)).state).toBe('good')
    for (const range of [
      [0, from - 1, to, file.length],
      [0, from - 300, to, file.length],
      [0, from, to + 1, file.length],
      [0, from + 1, to, file.length],
      [0, from, to - 1, file.length],
      [0, from, to + 20, file.length],
      [10, from, to, file.length],
    ]) {
      expect(checkSignature(signedFor(file, range, key))).toEqual({ state: 'bad', why: 'range' })
    }
    const shorter = signedFor(file, [0, from, to, file.length - 1], key)
    expect(checkSignature(shorter)).toEqual({ state: 'bad', why: 'added' })
  })

  it('is bad where the hole is of another object than the range', () => {
    const split = Buffer.from(
      file
        .toString('latin1')
        .replace(/(ByteRange [^\]]*\]) (?=\/Contents <)/, '$1>>\nendobj\n99 0 obj <<'),
      'latin1',
    )
    expect(split.length).toBeGreaterThan(file.length)
    const { from, to } = holeOf(split)
    const again = signedFor(split, [0, from, to, split.length], key)
    expect(checkSignature(again)).toEqual({ state: 'bad', why: 'range' })
  })

  it('is bad once something follows, a second signature or a single byte', () => {
    const after = (text: string) => checkSignature(Buffer.concat([file, Buffer.from(text)]))
    expect(after('\n')).toEqual({ state: 'bad', why: 'added' })
    const second = '90 0 obj\n<</Type /Sig /ByteRange [0 10 20 30] /Contents <00>>>\nendobj\n'
    expect(after(second)).toEqual({ state: 'bad', why: 'several' })
  })

  it('is bad by another key, and by another certificate of the same key', async () => {
    const { from, to } = holeOf(file)
    const other = await makeKey('Data stream Academy', algorithm, at)
    const [own] = other.certificates
    const whole = [0, from, to, file.length]
    expect(checkSignature(signedFor(file, whole, other))).toMatchObject({
      signerSha256: ownSha256(other),
    })
    const mixed = { ...key, certificates: own ? [own] : [] }
    expect(checkSignature(signedFor(file, whole, mixed))).toEqual({ state: 'bad', why: 'content' })
  })

  it('is bad where another program has written it anew', async () => {
    const anew = qpdf(file, '--object-streams=generate')
    expect(checkSignature(anew)).toMatchObject({ state: 'bad' })
    expect((await readHere(anew)).signature).toMatchObject({ state: 'bad' })
  })
})

it('a signature with millions of certificates is not looked through', async () => {
  const key = await makeKey('Data stream Academy', 'p256', at)
  const many = Buffer.alloc(9_000_000, '3000', 'hex')
  const cms = signDetached(Buffer.alloc(32), { ...key, certificates: [...key.certificates, many] })
  const begun = performance.now()
  expect(() => readCms(cms)).toThrow(OtherForm)
  expect(performance.now() - begun).toBeLessThan(200)
})

describe('what openssl has signed', () => {
  /** Signs one of our files in place of us. */
  const signedByOpenssl = async (kind: 'rsa' | 'p256', ...how: string[]) => {
    const files = newKeyFiles(folder, kind)
    const key = openPem(files.keyPem, files.certificatePem)
    const file = await signedBy(key)
    const { from, to } = holeOf(file)
    const content = join(folder, 'content')
    writeFileSync(content, Buffer.concat([file.subarray(0, from), file.subarray(to)]))
    const args = ['cms', '-sign', '-binary', '-outform', 'DER', '-in', content]
    const signer = ['-signer', files.certificate, '-inkey', files.key]
    return { key, file: withCms(file, openssl([...args, ...signer, ...how])) }
  }

  it.each(['rsa', 'p256'] as const)('is good by %s', async (kind) => {
    const { key, file } = await signedByOpenssl(kind, '-cades', '-md', 'sha256')
    expect(checkSignature(file)).toMatchObject({ state: 'good', signerSha256: ownSha256(key) })
  })

  it.each<[why: string, how: string[]]>([
    ['unknown', ['-md', 'sha256']],
    ['unknown', ['-cades', '-md', 'sha512']],
    ['form', ['-noattr', '-md', 'sha256']],
    ['unknown', ['-cades', '-md', 'sha256', '-keyopt', 'rsa_padding_mode:pss']],
  ])('is %s in a way that is not checked: %j', async (why, how) => {
    const { file } = await signedByOpenssl('rsa', ...how)
    expect(checkSignature(file)).toEqual({ state: 'bad', why })
  })
})

describe('what anyone may make', () => {
  it.each<[string, string, string]>([
    ['nothing', '', 'none'],
    ['no file of ours', '%PDF-1.7\n%%EOF', 'none'],
    [
      'the word in contents',
      '1 0 obj\n<<>>\nstream\n/ByteRange [0 1 2 3]\nendstream\nendobj',
      'none',
    ],
    ['no numbers', '1 0 obj <</ByteRange 5 0 R>> endobj', 'bad'],
    ['too few', '1 0 obj <</ByteRange [0 1 2] /Contents <00>>> endobj', 'bad'],
    ['too large', `1 0 obj <</ByteRange [0 ${'9'.repeat(40)} 2 3]>> endobj`, 'bad'],
    ['below zero', '1 0 obj <</ByteRange [0 -1 -2 -3]>> endobj', 'bad'],
    ['without an object', '/ByteRange [0 0 0 0]', 'bad'],
    ['without an end', '/ByteRange [', 'bad'],
    ['a million times', '/ByteRange [0 1 2 3]'.repeat(1_000_000), 'bad'],
    ['a million times in contents', `1 0 obj\nstream\n${'/ByteRange '.repeat(1_000_000)}`, 'bad'],
  ])('%s', (_name, text, state) => {
    const start = performance.now()
    expect(checkSignature(Buffer.from(text)).state).toBe(state)
    expect(performance.now() - start).toBeLessThan(2_000)
  })

  it('any bytes in the room of a signature', async () => {
    const key = await makeKey('Northwind Academy', 'p256', at)
    const file = await signedBy(key)
    const random = seededRandom(5)
    for (let i = 0; i < 2_000; i++) {
      const cms = Buffer.alloc(1 + Math.floor(random() * 300))
      for (let k = 0; k < cms.length; k++) cms[k] = pick(random)
      expect(checkSignature(withCms(file, cms)).state).toBe('bad')
    }
  })

  /** The bytes that DER is made of, mostly. */
  const pick = (random: () => number) => {
    const common = [
      0x30, 0x31, 0x80, 0x81, 0x82, 0x84, 0xff, 0xa0, 0x02, 0x04, 0x06, 0x00, 0x01, 0x03,
    ]
    return random() < 0.7
      ? (common[Math.floor(random() * common.length)] ?? 0)
      : Math.floor(random() * 256)
  }
})

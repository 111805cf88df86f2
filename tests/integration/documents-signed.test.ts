import { execFileSync } from 'node:child_process'
import { createHash, createPrivateKey, X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { renderCertificate } from '@/lib/proof/documents/render'
import { signatureBytesAtMost, signDetached } from '@/lib/proof/documents/sign/cms'
import { describeCertificate } from '@/lib/proof/documents/sign/describe-certificate'
import { makeKey, signingAlgorithms } from '@/lib/proof/documents/sign/make-key'
import { checkKey, openPem, openPkcs12 } from '@/lib/proof/documents/sign/open-key'
import type { SigningKey } from '@/lib/proof/documents/sign/signing-key'
import { unsignedSha256 } from '@/lib/proof/documents/stamp/signature'
import { exampleDocument, exampleTemplate } from '@/tests/support/documents-example'
import { type Kind, newKeyFiles, openssl, pkcs12Of } from '@/tests/support/signing-files'

let folder: string
let files: Record<Kind, ReturnType<typeof newKeyFiles>>
const at = new Date('2026-11-26T12:00:00Z')
const kinds = ['rsa', 'p256'] as const

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'laurel-signing-'))
  files = { rsa: newKeyFiles(folder, 'rsa'), p256: newKeyFiles(folder, 'p256') }
})
afterAll(() => rmSync(folder, { recursive: true }))

const keyOf = (kind: Kind) => openPem(files[kind].keyPem, files[kind].certificatePem)

async function signed(key: SigningKey) {
  const doc = exampleDocument({ credential: '{"type":"x"}' })
  return renderCertificate(exampleTemplate(), doc, { signing: { key, at } })
}

function pdfsig(bytes: Uint8Array): string {
  const file = join(folder, 'signed.pdf')
  writeFileSync(file, bytes)
  return execFileSync('pdfsig', [file], { encoding: 'utf8' })
}

describe.each(kinds)('a document signed with %s', (kind) => {
  it('is accepted by another program, whole', async () => {
    const said = pdfsig((await signed(keyOf(kind))).bytes)
    expect(said).toContain('Signature is Valid.')
    expect(said).toContain('Total document signed')
    expect(said).toContain('ETSI.CAdES.detached')
    expect(said).toContain('Test Academy')
    expect(said).toMatch(/Signing Time: Nov 26 2026/)
    expect(said).toContain('Signing Hash Algorithm: SHA-256')
  })

  it('is refused when a byte is another, before or after the signature', async () => {
    const { bytes } = await signed(keyOf(kind))
    for (const from of ['/Title (', '/ID [<']) {
      const changed = Buffer.from(bytes)
      const place = changed.lastIndexOf(from) + from.length
      changed.write(changed[place] === 0x30 ? '1' : '0', place)
      expect(pdfsig(changed)).not.toContain('Signature is Valid.')
    }
  })

  it('has the unsigned bytes of its fingerprint, whenever and however often it is signed', async () => {
    const key = keyOf(kind)
    const first = await signed(key)
    const again = await renderCertificate(
      exampleTemplate(),
      exampleDocument({ credential: '{"type":"x"}' }),
      { signing: { key, at: new Date('2027-01-01T00:00:00Z') } },
    )
    expect(again.sha256).toBe(first.sha256)
    expect(again.fileSha256).not.toBe(first.fileSha256)
    for (const { bytes, sha256, fileSha256 } of [first, again]) {
      expect(unsignedSha256(bytes)).toBe(sha256)
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(fileSha256)
    }
  })

  it('bears a CMS that OpenSSL verifies, with the certificate that signs named in it', () => {
    const key = keyOf(kind)
    const content = Buffer.from('what is signed')
    const cms = signDetached(createHash('sha256').update(content).digest(), key)
    expect(cms.length).toBeLessThan(signatureBytesAtMost(key))
    const [file, said] = [join(folder, 'content'), join(folder, 'cms')]
    writeFileSync(file, content)
    writeFileSync(said, cms)
    const how = ['-inform', 'DER', '-in', said, '-binary', '-noverify', '-content', file]
    expect(openssl(['cms', '-verify', ...how]).toString()).toBe('what is signed')
    const shown = openssl(['cms', '-cmsout', '-print', '-inform', 'DER', '-in', said]).toString()
    expect(shown).toContain('id-smime-aa-signingCertificateV2')
    // The moment stands in the PDF alone (ETSI EN 319 142-1, 6.3).
    expect(shown).not.toContain('signingTime')
    writeFileSync(file, 'something else')
    expect(() => openssl(['cms', '-verify', ...how])).toThrow()
  })

  it.each([
    ['new', 'secret', false],
    ['old', 'secret', true],
    ['unprotected', '', false],
    ['international', 'pässwörd ключ', false],
  ])('takes its key from a PKCS #12 file: %s', async (_, passphrase, legacy) => {
    const key = await openPkcs12(pkcs12Of(files[kind], passphrase, legacy), passphrase)
    expect(() => checkKey(key, new Date())).not.toThrow()
    expect(pdfsig((await signed(key)).bytes)).toContain('Signature is Valid.')
  })
})

describe('a key of our own', () => {
  it.each(signingAlgorithms)('signs, and says whose it is: %s', async (algorithm) => {
    const key = await makeKey('Académie d’été № 1 学院', algorithm, at)
    const said = pdfsig((await signed(key)).bytes)
    expect(said).toContain('Signature is Valid.')
    expect(said).toContain('Académie d’été № 1 学院')
    const certificate = new X509Certificate(key.certificates[0] ?? new Uint8Array())
    expect(certificate.verify(certificate.publicKey)).toBe(true)
    expect(certificate.ca).toBe(false)
    expect(new Date(certificate.validTo).getUTCFullYear()).toBe(2036)
    expect(Number.parseInt(certificate.serialNumber[0] ?? 'f', 16)).toBeLessThan(8)
    expect(() => checkKey(key, at)).not.toThrow()
  })

  it('takes a name of any length and characters', async () => {
    for (const name of ['x'.repeat(200), 'A, B; C=D+E/"F"\\G#', '#abc', '"', '🎓'.repeat(80)]) {
      const key = await makeKey(name, 'p256', at)
      expect(signatureBytesAtMost(key)).toBe(3072)
      const { subject } = describeCertificate(key.certificates[0] ?? new Uint8Array())
      expect(subject).toBe(Array.from(name).slice(0, 64).join(''))
    }
  })
})

describe('a key from outside that is no use', () => {
  const now = new Date()
  it('is told by what it lacks', async () => {
    const p12 = pkcs12Of(files.rsa, 'secret')
    await expect(openPkcs12(p12, 'wrong')).rejects.toThrow('does not open with this passphrase')
    await expect(openPkcs12(Buffer.from('no'), '')).rejects.toThrow('is no PKCS #12 file')
    await expect(openPkcs12(p12.subarray(0, 400), 'secret')).rejects.toThrow('is no PKCS #12 file')
    const { keyPem, certificatePem } = files.p256
    expect(() => openPem('', certificatePem)).toThrow('holds no private key in PEM')
    expect(() => openPem(keyPem, '')).toThrow('holds no certificate in PEM')
    expect(() => openPem(keyPem, files.rsa.certificatePem)).toThrow('belongs to its private key')
    const sealed = createPrivateKey(keyPem)
      .export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'p' })
      .toString()
    expect(() => openPem(sealed, certificatePem, 'q')).toThrow('does not open with this passphrase')
    expect(openPem(sealed, certificatePem, 'p').certificates).toHaveLength(1)
  })

  it('is told by what does not fit', () => {
    const later = new Date(now.getTime() + 60 * 86_400_000)
    expect(() => checkKey(keyOf('rsa'), later)).toThrow(/has a certificate that expired on \d{4}-/)
    expect(() => checkKey(keyOf('rsa'), new Date('2020-01-01'))).toThrow('valid only from')
    const small = join(folder, 'small')
    const how = ['-nodes', '-subj', '/CN=Small', '-keyout', `${small}.key`, '-out', `${small}.pem`]
    openssl(['req', '-x509', '-newkey', 'rsa:1024', ...how])
    const files1024 = [`${small}.key`, `${small}.pem`].map((file) =>
      execFileSync('cat', [file], { encoding: 'utf8' }),
    )
    const key = openPem(files1024[0] ?? '', files1024[1] ?? '')
    expect(() => checkKey(key, now)).toThrow('is neither RSA of 2048 to 4096 bits nor P-256')
  })
})

import { createHash, sign } from 'node:crypto'
import { der, type Element, elements, octets, oid, sequence, setOf } from './der'
import type { SigningKey } from './signing-key'

const null0 = Buffer.from([0x05, 0x00])
const version1 = Buffer.from([0x02, 0x01, 0x01])
const data = oid('1.2.840.113549.1.7.1')
const signedData = oid('1.2.840.113549.1.7.2')
const sha256 = sequence(oid('2.16.840.1.101.3.4.2.1'))
const rsa = sequence(oid('1.2.840.113549.1.1.1'), null0)
const ecdsaWithSha256 = sequence(oid('1.2.840.10045.4.3.2'))
const messageDigest = oid('1.2.840.113549.1.9.4')
const signingCertificateV2 = oid('1.2.840.113549.1.9.16.2.47')

/**
 * A detached signature over something of the given sha-256: CMS SignedData (RFC 5652, 5) with the
 * attributes that PAdES B-B asks for (ETSI EN 319 142-1, 6.3): content type, digest, and which
 * certificate signs (RFC 5035); the moment stands in the PDF. RSA by PKCS #1 v1.5, or ECDSA.
 */
export function signDetached(digest: Uint8Array, { key, certificates }: SigningKey): Buffer {
  const [own] = certificates
  if (!own) throw new Error('the signing key has no certificate')
  const { issuer, serial } = issuerAndSerial(own)
  const name = der(0xa4, issuer)
  const certId = sequence(
    octets(createHash('sha256').update(own).digest()),
    sequence(sequence(name), serial),
  )
  const attributes = [
    contentType,
    attribute(messageDigest, octets(digest)),
    attribute(signingCertificateV2, sequence(sequence(certId))),
  ]
  const signed = setOf(...attributes)
  const signer = sequence(
    version1,
    sequence(issuer, serial),
    sha256,
    // The same bytes as were signed, but for the tag (5.4).
    Buffer.concat([Buffer.from([0xa0]), signed.subarray(1)]),
    key.asymmetricKeyType === 'rsa' ? rsa : ecdsaWithSha256,
    octets(sign('sha256', signed, key)),
  )
  return sequence(
    signedData,
    der(
      0xa0,
      sequence(version1, setOf(sha256), sequence(data), der(0xa0, ...certificates), setOf(signer)),
    ),
  )
}

function attribute(type: Buffer, value: Uint8Array): Buffer {
  return sequence(type, setOf(value))
}

const contentType = attribute(oid('1.2.840.113549.1.9.3'), data)

/** What names a certificate in a signature: its issuer and its number, as they stand in it. */
export function issuerAndSerial(certificate: Uint8Array): { issuer: Buffer; serial: Buffer } {
  const [outer] = elements(Buffer.from(certificate)) as [Element]
  const [tbs] = elements(outer.body) as [Element]
  // The version is left out in the oldest kind (RFC 5280, 4.1).
  const parts = elements(tbs.body).filter(({ tag }) => tag !== 0xa0)
  const [serial, , issuer] = parts
  if (!serial || !issuer) throw new Error('the certificate cannot be read')
  return { issuer: issuer.whole, serial: serial.whole }
}

/**
 * Bytes to keep in a file for a signature by this key: the certificates, the largest signature
 * (RSA of 4096 bits) and what surrounds them, in whole kilobytes and at least three, so that all keys
 * that Laurel makes leave the same room.
 */
export function signatureBytesAtMost({ certificates }: Pick<SigningKey, 'certificates'>): number {
  const held = certificates.reduce((sum, { length }) => sum + length, 0)
  return Math.max(3, Math.ceil((held + 1400) / 1024)) * 1024
}

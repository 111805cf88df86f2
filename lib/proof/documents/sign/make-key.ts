// The library below asks for it before anything else.
import 'reflect-metadata'
import { KeyObject, randomBytes, webcrypto } from 'node:crypto'
import {
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  Name,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509'
import { der, oid, sequence, setOf } from './der'
import type { SigningKey } from './signing-key'

export const signingAlgorithms = ['p256', 'rsa2048'] as const
export type SigningAlgorithm = (typeof signingAlgorithms)[number]

const kinds = {
  p256: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
  rsa2048: {
    ...{ name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 2048 },
    publicExponent: Uint8Array.of(1, 0, 1),
  },
} as const

/** Signing of documents (RFC 9336). */
const documentSigning = '1.3.6.1.5.5.7.3.36'
const years = 10

/**
 * A new key with an X.509 certificate that it signs itself, good for ten years: its holder's name is
 * `name`, and nobody else vouches for it.
 */
export async function makeKey(
  name: string,
  algorithm: SigningAlgorithm,
  now: Date,
): Promise<SigningKey & { notAfter: Date }> {
  const kind = kinds[algorithm]
  const keys = (await webcrypto.subtle.generateKey(kind, true, ['sign', 'verify'])) as CryptoKeyPair
  const notAfter = new Date(now)
  notAfter.setUTCFullYear(now.getUTCFullYear() + years)
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      // Positive, as it must be (RFC 5280, 4.1.2.2).
      serialNumber: `4${randomBytes(16).toString('hex').slice(1)}`,
      name: new Name(nameOf(name)),
      notBefore: now,
      notAfter,
      keys,
      signingAlgorithm: kind,
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation, true),
        new ExtendedKeyUsageExtension([documentSigning]),
        await SubjectKeyIdentifierExtension.create(keys.publicKey),
      ],
    },
    webcrypto as Crypto,
  )
  return {
    key: KeyObject.from(keys.privateKey as webcrypto.CryptoKey),
    certificates: [new Uint8Array(certificate.rawData)],
    notAfter,
  }
}

/** As common name and organisation, in DER: the library would read quotes and hashes in a text. */
function nameOf(name: string): Uint8Array<ArrayBuffer> {
  // X.509 allows 64 characters for each (RFC 5280, appendix A.1).
  const text = der(0x0c, Buffer.from(Array.from(name).slice(0, 64).join('')))
  const part = (type: string) => setOf(sequence(oid(type), text))
  return new Uint8Array(sequence(part('2.5.4.3'), part('2.5.4.10')))
}

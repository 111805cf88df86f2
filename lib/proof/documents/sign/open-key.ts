import { createPrivateKey, KeyObject, type webcrypto, X509Certificate } from 'node:crypto'
import type { SigningKey } from './signing-key'

/** Why a key from outside cannot be used, in a sentence's second half: “has no private key”. */
export class UnfitKey extends Error {
  override readonly name = 'UnfitKey'
}

/** A key with its certificates from a PKCS #12 file (RFC 7292), of old encryption or new. */
export async function openPkcs12(file: Uint8Array, passphrase: string): Promise<SigningKey> {
  // Loaded where it is needed: it is large, and most installations have no such file.
  const { P12Signer } = await import('@libpdf/core')
  const signer = await P12Signer.create(file, passphrase).catch((cause: Error) => {
    throw new UnfitKey(
      /password|integrity/i.test(cause.message)
        ? 'does not open with this passphrase'
        : 'is no PKCS #12 file with a private key and its certificate',
      { cause },
    )
  })
  // Its types keep the key to itself; it is extractable on purpose, and a test holds that.
  const held: webcrypto.CryptoKey = Reflect.get(signer, 'privateKey')
  return whole(KeyObject.from(held), [signer.certificate, ...signer.certificateChain])
}

/** The same from PEM: the private key (PKCS #8, PKCS #1 or SEC 1), and one certificate or more. */
export function openPem(key: string, certificates: string, passphrase?: string): SigningKey {
  const blocks = certificates.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g)
  if (!blocks) throw new UnfitKey('holds no certificate in PEM')
  return whole(privateKeyOf(key, passphrase), blocks.map(derOf))
}

function privateKeyOf(key: string, passphrase: string | undefined): KeyObject {
  try {
    return createPrivateKey({ key, ...(passphrase === undefined ? {} : { passphrase }) })
  } catch (cause) {
    const asked = /ENCRYPTED/.test(key) ? 'does not open with this passphrase' : undefined
    throw new UnfitKey(asked ?? 'holds no private key in PEM', { cause })
  }
}

function derOf(block: string): Uint8Array {
  try {
    return new X509Certificate(block).raw
  } catch (cause) {
    throw new UnfitKey('holds a certificate that cannot be read', { cause })
  }
}

/** The key's own certificate comes first, whatever their order in the file was. */
function whole(key: KeyObject, given: readonly Uint8Array[]): SigningKey {
  const all = given.map((der) => ({ der, read: new X509Certificate(der) }))
  const own = all.find(({ read }) => read.checkPrivateKey(key))
  if (!own) throw new UnfitKey('has no certificate that belongs to its private key')
  const others = all.filter((one) => one !== own)
  return { key, certificates: [own, ...others].map(({ der }) => new Uint8Array(der)) }
}

/** Throws `UnfitKey` for a key that documents cannot be signed with at `now`. */
export function checkKey({ key, certificates }: SigningKey, now: Date): void {
  const { modulusLength = 0, namedCurve } = key.asymmetricKeyDetails ?? {}
  const fits =
    key.asymmetricKeyType === 'rsa'
      ? modulusLength >= 2048 && modulusLength <= 4096
      : namedCurve === 'prime256v1'
  if (!fits) throw new UnfitKey('is neither RSA of 2048 to 4096 bits nor P-256')
  const certificate = new X509Certificate(certificates[0] ?? new Uint8Array())
  const [from, until] = [new Date(certificate.validFrom), new Date(certificate.validTo)]
  if (now > until) throw new UnfitKey(`has a certificate that expired on ${day(until)}`)
  if (now < from) throw new UnfitKey(`has a certificate that is valid only from ${day(from)}`)
  if (certificate.ca)
    throw new UnfitKey('has the certificate of an authority, which signs no documents')
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10)
}

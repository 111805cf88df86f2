import { createHash, type KeyObject, verify, X509Certificate } from 'node:crypto'
import { issuerAndSerial } from '../sign/cms'
import { certificateSha256 } from '../sign/describe-certificate'
import { findSignature, type Unsound } from './find-signature'
import { OtherForm, type ReadCms, readCms } from './read-cms'

/**
 * What stands of a file's signature. `good`: it covers the whole file but for itself, and is right;
 * `signerSha256` is the sha-256 in hex of the certificate (X.509, DER) of who signed. Whether that is
 * the issuer is the caller's to say, and `signedAt` is by the signer's clock. `bad` says why: there
 * are `several`; it does not sign what it should (`range`), or the file goes on after it (`added`); it
 * is no signature (`form`), or not one of these bytes (`content`), or made in a way that is not
 * checked here (`unknown`); a program wrote the file anew, and none of it is left (`rewritten`).
 */
export type SignatureState =
  | { state: 'none' }
  | { state: 'good'; signerSha256: string; signedAt: Date | null }
  | { state: 'bad'; why: Unsound | 'form' | 'content' | 'unknown' | 'rewritten' }

/**
 * Checks the signature of a file: ECDSA over P-256 or RSA of at least 2048 bits, with sha-256. Never
 * throws, whatever the bytes.
 */
export function checkSignature(file: Uint8Array): SignatureState {
  const found = findSignature(file)
  if (found === null) return { state: 'none' }
  if (typeof found === 'string') return { state: 'bad', why: found }
  const hash = createHash('sha256')
  for (const part of found.signed) hash.update(part)
  try {
    const signerSha256 = signerOf(readCms(found.cms), hash.digest())
    if (signerSha256 === null) return { state: 'bad', why: 'content' }
    return { state: 'good', signerSha256, signedAt: found.signedAt }
  } catch (error) {
    // Bytes that anyone can make must not pass for a fault of ours.
    return { state: 'bad', why: error instanceof OtherForm ? 'unknown' : 'form' }
  }
}

/** The certificate of who signed what has this digest; null where nobody did. */
function signerOf(cms: ReadCms, digest: Buffer): string | null {
  const { certificates, certificateSha256: named, messageDigest, attributes, signature } = cms
  const own = certificates.find((one) => certificateSha256(one) === named.toString('hex'))
  if (!own || !messageDigest.equals(digest)) return null
  const { issuer, serial } = issuerAndSerial(own)
  if (!issuer.equals(cms.signer.issuer) || !serial.equals(cms.signer.serial)) return null
  const { publicKey } = new X509Certificate(own)
  if (!isStrong(publicKey, cms.algorithm)) throw new OtherForm('another kind of key')
  return verify('sha256', attributes, publicKey, signature) ? named.toString('hex') : null
}

function isStrong(key: KeyObject, algorithm: ReadCms['algorithm']): boolean {
  const { modulusLength = 0, namedCurve } = key.asymmetricKeyDetails ?? {}
  if (algorithm === 'rsa') return key.asymmetricKeyType === 'rsa' && modulusLength >= 2048
  return key.asymmetricKeyType === 'ec' && namedCurve === 'prime256v1'
}

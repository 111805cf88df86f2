import { createHash, type KeyObject, verify, X509Certificate } from 'node:crypto'
import { issuerAndSerial } from '../sign/cms'
import { certificateSha256 } from '../sign/describe-certificate'
import { findSignature } from './find-signature'
import { OtherForm, type ReadCms, readCms } from './read-cms'

/**
 * What stands of a file's last signature. `good`: it is right, and `signerSha256` the sha-256 in hex
 * of the certificate of who signed; whether that is the issuer is the caller's to say. Where it does
 * not cover the whole file, something was added afterwards. `bad`: what it covers is not what it
 * should (`range`), it is not one (`form`), or not of these bytes (`content`). `unknown`: it is signed
 * in a way that is not checked here.
 */
export type SignatureState =
  | { state: 'none' | 'unknown' }
  | { state: 'good'; signerSha256: string; signedAt?: Date; coversWholeFile: boolean }
  | { state: 'bad'; why: 'range' | 'form' | 'content' | 'rewritten' }

/** Checks the last signature of a file: ECDSA over P-256 or RSA of at least 2048 bits, with sha-256. */
export function checkSignature(file: Uint8Array): SignatureState {
  const found = findSignature(file)
  if (found === null) return { state: 'none' }
  if (found === 'range') return { state: 'bad', why: 'range' }
  const hash = createHash('sha256')
  for (const part of found.signed) hash.update(part)
  try {
    const { cms, signedAt, coversWholeFile } = found
    const signerSha256 = signerOf(readCms(cms), hash.digest())
    if (signerSha256 === null) return { state: 'bad', why: 'content' }
    return {
      ...{ state: 'good', signerSha256, coversWholeFile },
      ...(signedAt ? { signedAt } : {}),
    }
  } catch (error) {
    // Bytes that anyone can make must not pass for a fault of ours.
    return error instanceof OtherForm ? { state: 'unknown' } : { state: 'bad', why: 'form' }
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

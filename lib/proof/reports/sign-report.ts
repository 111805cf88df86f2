import { sign } from 'node:crypto'
import type { SigningKey } from '@/lib/proof/documents/sign/signing-key'

/**
 * Signs any PDF as a whole, in an update at its end: PAdES B-B (ETSI EN 319 142-1, 6.3). Certificates
 * are signed otherwise, in room that their files keep, a hundred times as fast.
 */
export async function signReport(
  file: Uint8Array,
  { key, certificates }: SigningKey,
  signingTime: Date,
): Promise<Uint8Array> {
  const [certificate, ...certificateChain] = certificates
  if (!certificate) throw new Error('the signing key has no certificate')
  const isRsa = key.asymmetricKeyType === 'rsa'
  const { PDF } = await import('@libpdf/core')
  const pdf = await PDF.load(file)
  const { bytes } = await pdf.sign({
    ...{ subFilter: 'ETSI.CAdES.detached', level: 'B-B', digestAlgorithm: 'SHA-256', signingTime },
    signer: {
      ...{ certificate, certificateChain, keyType: isRsa ? 'RSA' : 'EC' },
      signatureAlgorithm: isRsa ? 'RSASSA-PKCS1-v1_5' : 'ECDSA',
      sign: async (data) => new Uint8Array(sign('sha256', data, key)),
    },
  })
  return bytes
}

import { createHash } from 'node:crypto'
import { jsonAnswer } from '@/app/json-answer'
import { getPublicProofs } from '@/lib/awards/log/get-public-proofs'
import type { CertificateFile } from './seen'

/** What the transparency log tells of a certificate, with the proofs. */
export const logProofJson: CertificateFile = async (request, { ctx, publicId }) => {
  const leaves = await getPublicProofs(ctx, { publicId })
  const text = JSON.stringify({ leaves }, null, 2)
  const etag = createHash('sha256').update(text).digest('hex')
  return jsonAnswer(request, { text, etag, type: 'application/json' })
}

import { createHash } from 'node:crypto'
import { jsonAnswer } from '@/app/json-answer'
import { getJwt } from '@/lib/awards/credentials/get-jwt'
import type { CertificateFile } from './seen'

/** The credential of a certificate as a JWT (Open Badges 3.0 §8.2). */
export const credentialJwt: CertificateFile = async (request, { ctx, publicId }) => {
  const text = await getJwt(ctx, publicId)
  const etag = createHash('sha256').update(text).digest('hex')
  return jsonAnswer(request, { text, etag, type: 'application/vc+jwt' })
}

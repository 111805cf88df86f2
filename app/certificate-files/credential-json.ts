import { credentialAnswer } from '@/app/credential-answer'
import { getCredential } from '@/lib/awards/credentials/get-credential'
import type { CertificateFile } from './seen'

/** The signed credential of a certificate, the newest where it was signed anew: also its refresh service. */
export const credentialJson: CertificateFile = async (request, { ctx, publicId }) => {
  const { document, sha256 } = await getCredential(ctx, publicId)
  return credentialAnswer(request, { text: document, etag: sha256 })
}

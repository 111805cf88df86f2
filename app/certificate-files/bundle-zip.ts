import { makeZip } from 'client-zip'
import { fileHeaders } from '@/app/file-answer'
import { makeBundle } from '@/lib/awards/credentials/bundle'
import type { CertificateFile } from './seen'

/** All that is needed to check a certificate without this site, as a ZIP. */
export const bundleZip: CertificateFile = async (_request, { ctx, publicId }) => {
  const files = await makeBundle(ctx, publicId)
  const headers = fileHeaders({
    type: 'application/zip',
    fileName: `certificate-${publicId}-offline.zip`,
  })
  return new Response(makeZip(files.map(({ name, text }) => ({ name, input: text }))), { headers })
}

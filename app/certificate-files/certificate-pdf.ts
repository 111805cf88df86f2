import { fileAnswer } from '@/app/file-answer'
import { withdrawn } from '@/app/withdrawn'
import { getCertificatePdf } from '@/lib/awards/certificates/queries'
import type { CertificateFile } from './seen'

/** The PDF as a file, or, with `?view=1`, to be seen in the browser. */
export const certificatePdf: CertificateFile = async (request, { ctx, publicId }) => {
  const pdf = await getCertificatePdf(ctx, publicId)
  if (pdf.revoked) return withdrawn()
  const { bytes, fileName, sha256 } = pdf
  const shown = new URL(request.url).searchParams.get('view') === '1' ? 'inline' : 'attachment'
  return fileAnswer(request, { bytes, fileName, etag: sha256, type: 'application/pdf', shown })
}

import { createHash } from 'node:crypto'
import { fileAnswer } from '@/app/file-answer'
import { withdrawn } from '@/app/withdrawn'
import { drawForPrint } from '@/lib/awards/documents/draw-for-print'
import type { CertificateFile } from './seen'

/** The PDF for a printer's, with bleed and marks for cutting. */
export const printPdf: CertificateFile = async (request, { ctx, publicId }) => {
  const file = await drawForPrint(ctx, { publicId })
  if (file.revoked) return withdrawn()
  const { bytes, fileName } = file
  const etag = createHash('sha256').update(bytes).digest('hex')
  return fileAnswer(request, { bytes, fileName, etag, type: 'application/pdf' })
}

import type { NextRequest } from 'next/server'
import { fileAnswer } from '@/app/file-answer'
import { refusal } from '@/app/refusal'
import { withdrawn } from '@/app/withdrawn'
import { getCertificatePdf } from '@/lib/awards/certificates/queries'
import { currentCtx } from '@/lib/reach/sign-in/current-ctx'

/** The PDF as a file, or, with `?view=1`, to be seen in the browser. */
export async function GET(
  request: NextRequest,
  { params }: { params: Promise<{ publicId: string }> },
) {
  const { publicId } = await params
  try {
    const pdf = await getCertificatePdf(await currentCtx(), publicId)
    if (pdf.revoked) return withdrawn()
    const { bytes, fileName, sha256 } = pdf
    const shown = request.nextUrl.searchParams.get('view') === '1' ? 'inline' : 'attachment'
    return fileAnswer(request, { bytes, fileName, etag: sha256, type: 'application/pdf', shown })
  } catch (error) {
    return refusal(error)
  }
}

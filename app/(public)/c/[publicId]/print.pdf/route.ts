import { createHash } from 'node:crypto'
import { fileAnswer } from '@/app/file-answer'
import { refusal } from '@/app/refusal'
import { withdrawn } from '@/app/withdrawn'
import { drawForPrint } from '@/lib/awards/documents/draw-for-print'
import { currentCtx } from '@/lib/reach/sign-in/current-ctx'

type Context = { params: Promise<{ publicId: string }> }

/** The PDF for a printer's, with bleed and marks for cutting. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { publicId } = await params
  try {
    const file = await drawForPrint(await currentCtx(), { publicId })
    if (file.revoked) return withdrawn()
    const { bytes, fileName } = file
    const etag = createHash('sha256').update(bytes).digest('hex')
    return fileAnswer(request, { bytes, fileName, etag, type: 'application/pdf' })
  } catch (error) {
    return refusal(error)
  }
}

import { fileAnswer } from '@/app/file-answer'
import { refusal } from '@/app/refusal'
import { speaker } from '@/app/speaker'
import { withdrawn } from '@/app/withdrawn'
import { getFile } from '@/lib/awards/documents/files'
import { currentCtx } from '@/lib/reach/sign-in/current-ctx'

type Context = { params: Promise<{ id: string; version: string }> }

/** One version of a certificate's PDF, to be compared with the one that is given out. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const [{ id, version }, ctx] = await Promise.all([params, currentCtx()])
    const file = await getFile(ctx, { certificateId: id, version: Number(version) })
    if (file.revoked) return withdrawn()
    const { bytes, fileName, sha256 } = file
    return fileAnswer(request, { bytes, fileName, etag: sha256, type: 'application/pdf' })
  } catch (error) {
    return refusal(error, await speaker())
  }
}

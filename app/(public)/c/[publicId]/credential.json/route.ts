import { jsonAnswer } from '@/app/json-answer'
import { refusal } from '@/app/refusal'
import { getCredential } from '@/lib/awards/credentials/get-credential'
import { publicContext } from '@/lib/platform/access/public-context'

type Context = { params: Promise<{ publicId: string }> }

/** The signed credential of a certificate, the newest where it was signed anew: also its refresh service. */
export async function GET(request: Request, { params }: Context) {
  const { publicId } = await params
  try {
    const { document, sha256 } = await getCredential(publicContext(), publicId)
    return jsonAnswer(request, { text: document, etag: sha256, type: 'application/vc' })
  } catch (error) {
    return refusal(error)
  }
}

import { createHash } from 'node:crypto'
import { jsonAnswer } from '@/app/json-answer'
import { refusal } from '@/app/refusal'
import { getPublicProofs } from '@/lib/awards/log/get-public-proofs'
import { publicContext } from '@/lib/platform/access/public-context'

type Context = { params: Promise<{ publicId: string }> }

/** What the transparency log tells of a certificate, with the proofs, for whoever knows its id. */
export async function GET(request: Request, { params }: Context) {
  const { publicId } = await params
  try {
    const leaves = await getPublicProofs(publicContext(), { publicId })
    const text = JSON.stringify({ leaves }, null, 2)
    const etag = createHash('sha256').update(text).digest('hex')
    return jsonAnswer(request, { text, etag, type: 'application/json' })
  } catch (error) {
    return refusal(error)
  }
}

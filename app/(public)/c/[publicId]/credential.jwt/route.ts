import { createHash } from 'node:crypto'
import { jsonAnswer } from '@/app/json-answer'
import { refusal } from '@/app/refusal'
import { getJwt } from '@/lib/awards/credentials/get-jwt'
import { publicContext } from '@/lib/platform/access/public-context'

type Context = { params: Promise<{ publicId: string }> }

/** The credential of a certificate as a JWT (Open Badges 3.0 §8.2). */
export async function GET(request: Request, { params }: Context) {
  const { publicId } = await params
  try {
    const text = await getJwt(publicContext(), publicId)
    const etag = createHash('sha256').update(text).digest('hex')
    return jsonAnswer(request, { text, etag, type: 'application/vc+jwt' })
  } catch (error) {
    return refusal(error)
  }
}

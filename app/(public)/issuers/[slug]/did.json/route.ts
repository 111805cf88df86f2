import { createHash } from 'node:crypto'
import { jsonAnswer } from '@/app/json-answer'
import { refusal } from '@/app/refusal'
import { getIssuerDid } from '@/lib/awards/credentials/get-issuer-did'
import { publicContext } from '@/lib/platform/access/public-context'

/** The document of an issuer's did:web identifier. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params
  try {
    const text = JSON.stringify(await getIssuerDid(publicContext(), slug), null, 2)
    const etag = createHash('sha256').update(text).digest('hex')
    return jsonAnswer(request, { text, etag, type: 'application/did+json' })
  } catch (error) {
    return refusal(error)
  }
}

import { credentialAnswer } from '@/app/credential-answer'
import { refusal } from '@/app/refusal'
import { type Purpose, purposes } from '@/lib/awards/credentials/addresses'
import { getStatusList } from '@/lib/awards/credentials/get-status-list'
import { publicContext } from '@/lib/platform/access/public-context'
import { NotFound } from '@/lib/platform/errors/errors'

type Params = { slug: string; number: string; purpose: string }

/**
 * A status list of an issuer's credentials, as a credential itself: as it is now. Whoever asks for that
 * of another time (Bitstring Status List 1.0, section 3.2) is not given today's for it.
 */
export async function GET(request: Request, { params }: { params: Promise<Params> }) {
  const { slug, number, purpose } = await params
  try {
    const isList = /^[1-9]\d{0,8}$/.test(number) && purposes.includes(purpose as Purpose)
    if (!isList || new URL(request.url).searchParams.has('timestamp')) throw new NotFound()
    const { document, etag } = await getStatusList(publicContext(), {
      ...{ slug, number: Number(number), purpose: purpose as Purpose },
    })
    return credentialAnswer(request, { text: document, etag })
  } catch (error) {
    return refusal(error)
  }
}

import { createHash } from 'node:crypto'
import { fileAnswer } from '@/app/file-answer'
import { refusal } from '@/app/refusal'
import { withdrawn } from '@/app/withdrawn'
import { getDocument } from '@/lib/awards/certificates/get-document'
import { getCredential } from '@/lib/awards/credentials/get-credential'
import { publicContext } from '@/lib/platform/access/public-context'
import { NotFound } from '@/lib/platform/errors/errors'
import { wordsIn } from '@/lib/platform/language/english'
import { firstLocale } from '@/lib/platform/language/languages'
import { drawBadge } from '@/lib/proof/badges/draw-badge'

/**
 * The badge of a certificate in one of its forms, for anyone who has the public id. The credential is
 * baked into it (Open Badges 3.0 §5.3), so that the picture alone can be verified.
 */
export async function badgeAnswer(
  request: Request,
  params: Promise<{ publicId: string }>,
  form: {
    ending: string
    type: string
    made: (svg: string, credential: string | null) => Promise<Uint8Array>
  },
): Promise<Response> {
  const { publicId } = await params
  try {
    const { status, template, doc } = await getDocument(publicContext(), publicId)
    if (status === 'revoked') return withdrawn()
    const { certificationTitle: title, issuerName } = doc
    const year = doc.awardedOn.slice(0, 4)
    const description = wordsIn(firstLocale)('files.badge', { issuer: issuerName, year })
    const svg = drawBadge({ title, issuerName, year, description }, template.look)
    const credential = await signedOrNone(publicId)
    const etag = createHash('sha256')
      .update(`${form.ending} ${credential?.sha256 ?? ''} `)
      .update(svg)
      .digest('hex')
    const fileName = `badge-${publicId}.${form.ending}`
    const known = request.headers.get('if-none-match') === `"${etag}"`
    const bytes = known ? new Uint8Array() : await form.made(svg, credential?.document ?? null)
    return fileAnswer(request, { ...{ bytes, etag, fileName, type: form.type }, shown: 'inline' })
  } catch (error) {
    return refusal(error)
  }
}

async function signedOrNone(publicId: string) {
  try {
    return await getCredential(publicContext(), publicId)
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
}

import { createHash } from 'node:crypto'
import { fileAnswer } from '@/app/file-answer'
import { refusal } from '@/app/refusal'
import { withdrawn } from '@/app/withdrawn'
import { getDocument } from '@/lib/awards/certificates/get-document'
import { publicContext } from '@/lib/platform/access/public-context'
import { wordsIn } from '@/lib/platform/language/english'
import { firstLocale } from '@/lib/platform/language/languages'
import { drawBadge } from '@/lib/proof/badges/draw-badge'

/** The badge of a certificate in one of its forms, for anyone who has the public id. */
export async function badgeAnswer(
  request: Request,
  params: Promise<{ publicId: string }>,
  form: { ending: string; type: string; made: (svg: string) => Promise<Uint8Array> },
): Promise<Response> {
  const { publicId } = await params
  try {
    const { status, template, doc } = await getDocument(publicContext(), publicId)
    if (status === 'revoked') return withdrawn()
    const { certificationTitle: title, issuerName } = doc
    const year = doc.awardedOn.slice(0, 4)
    const description = wordsIn(firstLocale)('files.badge', { issuer: issuerName, year })
    const svg = drawBadge({ title, issuerName, year, description }, template.look)
    const etag = createHash('sha256').update(form.ending).update(svg).digest('hex')
    const fileName = `badge-${publicId}.${form.ending}`
    const known = request.headers.get('if-none-match') === `"${etag}"`
    const bytes = known ? new Uint8Array() : await form.made(svg)
    return fileAnswer(request, { ...{ bytes, etag, fileName, type: form.type }, shown: 'inline' })
  } catch (error) {
    return refusal(error)
  }
}

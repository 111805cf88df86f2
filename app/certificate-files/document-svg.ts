import { createHash } from 'node:crypto'
import { getDocument } from '@/lib/awards/certificates/get-document'
import { InputError } from '@/lib/platform/errors/errors'
import { wordsIn } from '@/lib/platform/language/english'
import { firstLocale } from '@/lib/platform/language/languages'
import { whyDocumentNotDrawable } from '@/lib/proof/documents/drawable'
import { rendererVersion } from '@/lib/proof/documents/fingerprint'
import { drawPicture } from '@/lib/proof/documents/picture/draw-picture'
import type { CertificateFile } from './seen'

/** The certificate's document as a picture, stamped where it does not count. */
export const documentSvg: CertificateFile = async (request, { ctx, publicId }) => {
  const { status, template, doc } = await getDocument(ctx, publicId)
  const why = whyDocumentNotDrawable(template.look, doc)
  if (why) throw new InputError(why.reason)
  const decides = JSON.stringify([rendererVersion, status, template.look, doc])
  const etag = `"${createHash('sha256').update(decides).digest('hex')}"`
  const headers = {
    // Asked again each time, so that a withdrawal is seen; drawn again only when it has changed.
    ...{ 'cache-control': 'private, no-cache', etag, 'x-robots-tag': 'noindex' },
    ...{ 'content-type': 'image/svg+xml', 'x-content-type-options': 'nosniff' },
  }
  if (request.headers.get('if-none-match') === etag) {
    return new Response(null, { status: 304, headers })
  }
  const word = wordsIn(firstLocale)(`certificates.status.${status}`)
  const notice = status === 'valid' ? undefined : word
  return new Response(drawPicture(template, doc, notice), { headers })
}

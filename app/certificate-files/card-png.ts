import { createHash } from 'node:crypto'
import { getPublicCertificate } from '@/lib/awards/certificates/queries'
import { settings } from '@/lib/platform/env/settings'
import { wordsIn } from '@/lib/platform/language/english'
import { firstLocale } from '@/lib/platform/language/languages'
import { drawCard } from '@/lib/proof/cards/card'
import { toPng } from '@/lib/proof/documents/picture/to-png'
import type { CertificateFile } from './seen'

/** The picture that a link to a certificate is shown with (Open Graph, 1200 by 630). */
export const cardPng: CertificateFile = async (request, { ctx, publicId }) => {
  const { issuer, recipientName, title, status } = await getPublicCertificate(ctx, publicId)
  const say = wordsIn(firstLocale)
  const svg = drawCard({
    ...{ issuerName: issuer.name, recipientName, title },
    foot: say('certificate.card', { host: new URL(settings().baseUrl).host }),
    notice: status === 'valid' ? null : say(`certificates.status.${status}`),
  })
  // Asked again each time, so that a withdrawal is seen; drawn again only when it has changed.
  const etag = `"${createHash('sha256').update(svg).digest('hex')}"`
  const headers = { 'cache-control': 'private, no-cache', 'x-robots-tag': 'noindex', etag }
  if (request.headers.get('if-none-match') === etag) {
    return new Response(null, { status: 304, headers })
  }
  const picture = (await toPng(svg)) as Uint8Array<ArrayBuffer>
  return new Response(picture, { headers: { ...headers, 'content-type': 'image/png' } })
}

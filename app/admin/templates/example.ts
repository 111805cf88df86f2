import { createHash } from 'node:crypto'
import { getTranslations } from 'next-intl/server'
import { settings } from '@/lib/platform/env/settings'
import { rendererVersion } from '@/lib/proof/documents/fingerprint'
import { drawPicture } from '@/lib/proof/documents/picture/draw-picture'
import type { CertificateDocument, Template } from '@/lib/proof/documents/schema'

/** A template as a picture, with words in the reader's language that say what stands where. */
export async function exampleAnswer(
  request: Request,
  template: Template,
  issuerName: string,
): Promise<Response> {
  const t = await getTranslations('templates.example')
  const doc: CertificateDocument = {
    ...{ recipientName: t('recipient'), certificationTitle: t('title') },
    ...{ description: t('description'), issuerName, skills: [], details: {}, score: 100 },
    ...{ awardedOn: '2026-01-15', expiresOn: '2029-01-15', publicId: '0'.repeat(24) },
    verifyUrl: `${settings().baseUrl}/c/${'0'.repeat(24)}`,
  }
  const decides = JSON.stringify([rendererVersion, template.look, doc])
  const etag = `"${createHash('sha256').update(decides).digest('hex')}"`
  const headers = { 'cache-control': 'private, no-cache', etag }
  if (request.headers.get('if-none-match') === etag) {
    return new Response(null, { status: 304, headers })
  }
  const drawing = drawPicture(template, doc)
  return new Response(drawing, { headers: { ...headers, 'content-type': 'image/svg+xml' } })
}

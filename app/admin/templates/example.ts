import { createHash } from 'node:crypto'
import { getTranslations } from 'next-intl/server'
import { sampleDocument } from '@/lib/awards/certifications/sample'
import { settings } from '@/lib/platform/env/settings'
import { InputError } from '@/lib/platform/errors/errors'
import { whyDocumentNotDrawable } from '@/lib/proof/documents/drawable'
import { rendererVersion } from '@/lib/proof/documents/fingerprint'
import { drawPicture } from '@/lib/proof/documents/picture/draw-picture'
import type { Template } from '@/lib/proof/documents/schema'

/** A template as a picture, with words in the reader's language that say what stands where. */
export async function exampleAnswer(
  request: Request,
  template: Template,
  issuerName: string,
): Promise<Response> {
  const t = await getTranslations('templates.example')
  const doc = sampleDocument(
    {
      ...{ recipientName: t('recipient'), title: t('title'), description: t('description') },
      ...{ awardedOn: '2026-01-15', expiresOn: '2029-01-15', score: 100, skills: [], details: {} },
    },
    { issuerName, baseUrl: settings().baseUrl },
  )
  const why = whyDocumentNotDrawable(template.look, doc)
  if (why) throw new InputError(why.reason)
  const decides = JSON.stringify([rendererVersion, template.look, doc])
  const etag = `"${createHash('sha256').update(decides).digest('hex')}"`
  const headers = { 'cache-control': 'private, no-cache', etag }
  if (request.headers.get('if-none-match') === etag) {
    return new Response(null, { status: 304, headers })
  }
  const drawing = drawPicture(template, doc)
  return new Response(drawing, { headers: { ...headers, 'content-type': 'image/svg+xml' } })
}

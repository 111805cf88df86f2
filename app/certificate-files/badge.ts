import { createHash } from 'node:crypto'
import { fileAnswer } from '@/app/file-answer'
import { withdrawn } from '@/app/withdrawn'
import { getDocument } from '@/lib/awards/certificates/get-document'
import { getCredential } from '@/lib/awards/credentials/get-credential'
import { NotFound } from '@/lib/platform/errors/errors'
import { wordsIn } from '@/lib/platform/language/english'
import { firstLocale } from '@/lib/platform/language/languages'
import { drawBadge } from '@/lib/proof/badges/draw-badge'
import { bakePng, bakeSvg } from '@/lib/proof/credentials/bake'
import { toPng } from '@/lib/proof/documents/picture/to-png'
import type { CertificateFile, Seen } from './seen'

/** The badge as a picture of 1024 by 1024 pixels. */
export const badgePng = badge({
  ...{ ending: 'png', type: 'image/png' },
  made: async (svg, credential) => {
    const png = await toPng(svg, 2)
    return credential ? bakePng(png, credential) : png
  },
})

/** The badge as a drawing that runs and fetches nothing. */
export const badgeSvg = badge({
  ...{ ending: 'svg', type: 'image/svg+xml' },
  made: async (svg, credential) =>
    new TextEncoder().encode(credential ? bakeSvg(svg, credential) : svg),
})

/**
 * The badge of a certificate in one of its forms. The credential is baked into it (Open Badges 3.0
 * §5.3), so that the picture alone can be verified.
 */
function badge(form: {
  ending: string
  type: string
  made: (svg: string, credential: string | null) => Promise<Uint8Array>
}): CertificateFile {
  return async (request, seen) => {
    const { publicId } = seen
    const { status, template, doc } = await getDocument(seen.ctx, publicId)
    if (status === 'revoked') return withdrawn()
    const { certificationTitle: title, issuerName } = doc
    const year = doc.awardedOn.slice(0, 4)
    const description = wordsIn(firstLocale)('files.badge', { issuer: issuerName, year })
    const svg = drawBadge({ title, issuerName, year, description }, template.look)
    const credential = await signedOrNone(seen)
    const etag = createHash('sha256')
      .update(`${form.ending} ${credential?.sha256 ?? ''} `)
      .update(svg)
      .digest('hex')
    const fileName = `badge-${publicId}.${form.ending}`
    const known = request.headers.get('if-none-match') === `"${etag}"`
    const bytes = known ? new Uint8Array() : await form.made(svg, credential?.document ?? null)
    return fileAnswer(request, { ...{ bytes, etag, fileName, type: form.type }, shown: 'inline' })
  }
}

async function signedOrNone({ ctx, publicId }: Seen) {
  try {
    return await getCredential(ctx, publicId)
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
}

import type { NextRequest } from 'next/server'
import { refusal, sentence } from '@/app/refusal'
import { getCertificatePdf } from '@/lib/awards/certificates/queries'
import { currentCtx } from '@/lib/reach/sign-in/current-ctx'

/** The PDF as a file, or, with `?view=1`, to be seen in the browser. */
export async function GET(
  request: NextRequest,
  { params }: { params: Promise<{ publicId: string }> },
) {
  const { publicId } = await params
  try {
    const pdf = await getCertificatePdf(await currentCtx(), publicId)
    // A file bears no date of reading: handed out now, it would say that it still stands.
    if (pdf.revoked) {
      return sentence(410, 'This certificate was revoked, so its PDF is no longer given out.')
    }
    const { bytes, fileName, sha256 } = pdf
    const etag = `"${sha256}"`
    if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304 })
    const shown = request.nextUrl.searchParams.get('view') === '1' ? 'inline' : 'attachment'
    return new Response(bytes as Uint8Array<ArrayBuffer>, {
      headers: {
        'content-type': 'application/pdf',
        'content-length': String(bytes.byteLength),
        'content-disposition': `${shown}; ${nameOf(fileName)}`,
        'cache-control': 'private, no-cache',
        etag,
        'x-content-type-options': 'nosniff',
        'x-robots-tag': 'noindex',
      },
    })
  } catch (error) {
    return refusal(error)
  }
}

/** RFC 6266: a plain name for old programs beside the one in UTF-8. */
function nameOf(fileName: string) {
  const plain = fileName.replace(/[^\w .()-]/g, '_')
  const coded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `filename="${plain}"; filename*=UTF-8''${coded}`
}

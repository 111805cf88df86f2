import { refusal } from '@/app/refusal'
import { getPicture } from '@/lib/awards/certifications/get-picture'
import { currentCtx } from '@/lib/reach/sign-in/current-ctx'

const types = { png: 'image/png', jpeg: 'image/jpeg', svg: 'image/svg+xml' } as const

/** A picture of an issuer, for its admins. It never changes. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  try {
    const { id: pictureId } = await params
    const { type, bytes, sha256 } = await getPicture(await currentCtx(), { pictureId })
    const etag = `"${sha256}"`
    // The browser asks each time: whoever has left the issuer sees it no more.
    const headers = { 'cache-control': 'private, no-cache', etag }
    if (request.headers.get('if-none-match') === etag) {
      return new Response(null, { status: 304, headers })
    }
    return new Response(Buffer.from(bytes), {
      headers: {
        ...headers,
        ...{ 'content-type': types[type], 'x-content-type-options': 'nosniff' },
      },
    })
  } catch (error) {
    return refusal(error)
  }
}

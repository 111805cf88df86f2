import { refusal } from '@/app/refusal'
import { getEntries, getTile } from '@/lib/awards/log/queries'
import { publicContext } from '@/lib/platform/access/public-context'
import { NotFound } from '@/lib/platform/errors/errors'
import { parseTilePath } from '@/lib/proof/transparency/tile-paths'
import { tileWidth } from '@/lib/proof/transparency/tiles'

type Context = { params: Promise<{ path: string[] }> }

/** Hashes of the transparency log, or the entries under them (C2SP tlog-tiles). */
export async function GET(_: Request, { params }: Context) {
  const { path } = await params
  try {
    const asked = parseTilePath(['tile', ...path].join('/'))
    if (!asked) throw new NotFound()
    const { level, number, width } = asked
    const bytes =
      level === 'entries'
        ? await getEntries(publicContext(), { number, width })
        : await getTile(publicContext(), { level, number, width })
    return new Response(bytes as Uint8Array<ArrayBuffer>, {
      headers: {
        'content-type': 'application/octet-stream',
        // A full one is what it is for good; nobody asks for the beginnings of one for long.
        'cache-control':
          width === tileWidth ? 'public, max-age=31536000, immutable' : 'public, max-age=60',
        'access-control-allow-origin': '*',
        'x-content-type-options': 'nosniff',
        'x-robots-tag': 'noindex',
      },
    })
  } catch (error) {
    return refusal(error)
  }
}

import { getCheckpoint, getEntries, getTile, getVerifierKey } from '@/lib/awards/log/queries'
import { publicContext } from '@/lib/platform/access/public-context'
import { NotFound } from '@/lib/platform/errors/errors'
import { parseTilePath } from '@/lib/proof/transparency/tile-paths'
import { tileWidth } from '@/lib/proof/transparency/tiles'
import { publicText } from './public-text'
import { refusal } from './refusal'

/**
 * What lies below a log's address (C2SP tlog-tiles): its checkpoint, its key, its tiles. Of a log that
 * was given up only its key is there still: what others keep of it for good must never be another's.
 */
export async function giveLogFile(log: number, [kind, ...path]: string[]): Promise<Response> {
  try {
    if (kind === 'checkpoint' && path.length === 0) return await giveCheckpoint(log)
    if (kind === 'key' && path.length === 0) {
      return publicText(`${await getVerifierKey(publicContext(), { log })}\n`)
    }
    if (kind === 'tile') return await giveTile(log, path)
    throw new NotFound()
  } catch (error) {
    return refusal(error)
  }
}

async function giveCheckpoint(log: number) {
  const newest = await getCheckpoint(publicContext())
  if (newest?.log !== log) throw new NotFound()
  return publicText(newest.note)
}

async function giveTile(log: number, path: string[]) {
  const asked = parseTilePath(['tile', ...path].join('/'))
  if (!asked) throw new NotFound()
  const { level, number, width } = asked
  const bytes =
    level === 'entries'
      ? await getEntries(publicContext(), { log, number, width })
      : await getTile(publicContext(), { log, level, number, width })
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
}

import { zipStream } from '@/lib/awards/documents/zip-stream'
import { fileHeaders } from './file-answer'

/** A ZIP as it is made: how long it will be is not known. */
export function zipAnswer({
  fileName,
  entries,
}: {
  fileName: string
  entries: Parameters<typeof zipStream>[0]
}): Response {
  const headers = { ...fileHeaders({ type: 'application/zip', fileName }) }
  return new Response(zipStream(entries), { headers: { ...headers, 'cache-control': 'no-store' } })
}

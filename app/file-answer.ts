/** What every file that is handed out is sent with: whose it is, what it is called, nothing guessed. */
export function fileHeaders({
  type,
  fileName,
  shown = 'attachment',
}: {
  type: string
  fileName: string
  shown?: 'attachment' | 'inline'
}): Record<string, string> {
  return {
    'content-type': type,
    'content-disposition': `${shown}; ${nameOf(fileName)}`,
    'cache-control': 'private, no-cache',
    'x-content-type-options': 'nosniff',
    'x-robots-tag': 'noindex',
  }
}

/** A file that is there as a whole; asked for again with its `etag`, that it has not changed. */
export function fileAnswer(
  request: Request,
  file: Parameters<typeof fileHeaders>[0] & { bytes: Uint8Array; etag: string },
): Response {
  const headers = { ...fileHeaders(file), etag: `"${file.etag}"` }
  if (request.headers.get('if-none-match') === headers.etag) {
    return new Response(null, { status: 304, headers: { etag: headers.etag } })
  }
  const bytes = file.bytes as Uint8Array<ArrayBuffer>
  return new Response(bytes, {
    headers: { ...headers, 'content-length': String(bytes.byteLength) },
  })
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

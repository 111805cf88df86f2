/**
 * A document that others read by machine: public, never kept without asking, and open to pages of
 * other sites. Asked for again with its `etag`, it is told that it has not changed.
 */
export function jsonAnswer(
  request: Request,
  { text, type, etag }: { text: string; type: string; etag: string },
): Response {
  const headers = {
    etag: `"${etag}"`,
    'cache-control': 'no-cache',
    'access-control-allow-origin': '*',
  }
  if (request.headers.get('if-none-match') === headers.etag) {
    return new Response(null, { status: 304, headers })
  }
  return new Response(text, {
    headers: {
      ...headers,
      'content-type': type,
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex',
    },
  })
}

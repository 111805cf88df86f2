import type { IncomingMessage } from 'node:http'

/** The header by which our server tells pages and routes who asks. What a visitor sends in it is dropped. */
export const clientHeader = 'x-laurel-client'

/**
 * Whose request this is, for rate limits: the address of the connection, or, behind `proxies`
 * proxies of ours, the one that the outermost of them has seen. Addresses further out were written
 * by the visitor. An IPv6 network of 64 bits counts as one, since anyone has as many as they like.
 */
export function clientAddress(
  { headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>,
  proxies: number,
): string {
  const forwarded = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((address) => address.trim())
    .filter(Boolean)
  const seen = [...forwarded, socket.remoteAddress ?? 'unknown']
  return coarse(seen[Math.max(0, seen.length - 1 - proxies)] ?? 'unknown')
}

function coarse(address: string) {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').toLowerCase()
  if (!plain.includes(':')) return plain
  const [head = '', tail] = plain.replace(/%.*$/, '').split('::')
  const start = head.split(':').filter(Boolean)
  const missing = tail === undefined ? 0 : 8 - start.length - tail.split(':').filter(Boolean).length
  const groups = [
    ...start,
    ...Array<string>(Math.max(0, missing)).fill('0'),
    ...(tail ?? '').split(':'),
  ]
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, '') || '0')
    .join(':')
}

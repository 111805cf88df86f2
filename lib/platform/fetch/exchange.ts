import type { LookupAddress } from 'node:dns'
import * as http from 'node:http'
import * as https from 'node:https'
import type { LookupFunction } from 'node:net'
import { pipeline, type Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { say } from '@/lib/platform/language/say'
import { hostOf } from './check-url'
import { FetchFailed } from './fetch-error'
import type { Guard } from './guard'

export interface Wanted {
  /** Media types, as `application/json`; another is an answer that cannot be used. */
  accept: readonly string[]
  /** Of the answer, after it is unpacked. */
  maxBytes: number
  headers?: Readonly<Record<string, string>>
}

/** One request to addresses that were checked, and the head of its answer; the body still flows. */
export function exchange(
  url: URL,
  addresses: LookupAddress[],
  wanted: Pick<Wanted, 'accept' | 'headers'>,
  guard: Guard,
  signal: AbortSignal,
): Promise<http.IncomingMessage> {
  const { request } = url.protocol === 'https:' ? https : http
  return new Promise((answered, failed) => {
    request(
      url,
      {
        // A connection of its own: none that was opened for another address is used again.
        ...{ agent: false, lookup: onlyTo(addresses), signal, maxHeaderSize: 16 * 1024 },
        headers: {
          ...wanted.headers,
          accept: wanted.accept.join(', '),
          'accept-encoding': 'gzip',
          'user-agent': 'Laurel',
        },
        ...(guard.authority && { ca: guard.authority }),
      },
      answered,
    )
      .on('error', failed)
      .end()
  })
}

/** Answers a socket that asks for a name with the addresses that were checked, and no others. */
function onlyTo(addresses: LookupAddress[]): LookupFunction {
  return (_host, options, answer) => {
    const [first] = addresses
    if (options.all || !first) answer(null, addresses)
    else answer(null, first.address, first.family)
  }
}

/** The body, unpacked; stops at the first byte beyond `maxBytes`, packed or not. Throws FetchFailed. */
export async function readBody(response: http.IncomingMessage, url: URL, maxBytes: number) {
  const host = hostOf(url)
  const tooLarge = () => new FetchFailed('large', say('fetch.failed.large', { host }))
  if (Number(response.headers['content-length'] ?? 0) > maxBytes) throw tooLarge()
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of unpacked(response, host) as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > maxBytes) throw tooLarge()
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

function unpacked(response: http.IncomingMessage, host: string): Readable {
  const coding = (response.headers['content-encoding'] ?? 'identity').trim().toLowerCase()
  if (coding === 'identity' || coding === '') return response
  const unpack = unpackers[coding]
  if (!unpack) throw new FetchFailed('broken', say('fetch.failed.broken', { host }))
  // What goes wrong in either is thrown where the unpacked bytes are read.
  return pipeline(response, unpack(), () => undefined)
}

const unpackers: Record<string, () => ReturnType<typeof createGunzip>> = {
  gzip: () => createGunzip(pieces),
  'x-gzip': () => createGunzip(pieces),
  deflate: () => createInflate(pieces),
  br: () => createBrotliDecompress(pieces),
}
const pieces = { chunkSize: 16 * 1024 }

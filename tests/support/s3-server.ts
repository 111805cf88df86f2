import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

const region = 'eu-test-1'
const accessKeyId = 'AKIDTEST'
const secretAccessKey = 'test+secret/with=signs'
const bucket = 'files'

/**
 * A small S3: path-style, one bucket, and it reckons each request's Signature Version 4 itself, from
 * the specification and not from the client's code. `pageSize` caps a page of a listing; `answer`
 * replaces the next answers, to play a service in trouble.
 */
export async function startS3({ pageSize = 1000 } = {}) {
  const objects = new Map<string, { bytes: Buffer; modifiedAt: Date; contentType: string }>()
  const state: { answer: Override | null; requests: number } = { answer: null, requests: 0 }

  const server = createServer(async (request, response) => {
    state.requests += 1
    const body = await bodyOf(request)
    if (state.answer) return state.answer(response)
    const url = new URL(request.url ?? '/', 'http://localhost')
    const refused = refusalOf(request, url, body)
    if (refused) return sendError(response, ...refused)
    const [, inBucket = '', ...rest] = url.pathname.split('/')
    if (inBucket !== bucket) return sendError(response, 404, 'NoSuchBucket')
    const key = decodeURIComponent(rest.join('/'))
    if (!key) return list(response, url.searchParams)
    const found = objects.get(key)
    if (request.method === 'PUT') {
      const contentType = request.headers['content-type'] ?? 'binary/octet-stream'
      objects.set(key, { bytes: body, modifiedAt: new Date(), contentType })
      return response.writeHead(200, { ETag: `"${md5(body)}"` }).end()
    }
    if (request.method === 'DELETE') {
      objects.delete(key)
      return response.writeHead(204).end()
    }
    if (!found) return sendError(response, 404, 'NoSuchKey')
    response.writeHead(200, {
      'Content-Length': found.bytes.length,
      'Content-Type': found.contentType,
      'Last-Modified': found.modifiedAt.toUTCString(),
    })
    response.end(request.method === 'HEAD' ? undefined : found.bytes)
  })

  function list(response: ServerResponse, query: URLSearchParams) {
    if (query.get('list-type') !== '2') return sendError(response, 501, 'NotImplemented')
    const token = query.get('continuation-token')
    const after = token ? Buffer.from(token.split('=&')[1] ?? '', 'base64').toString() : ''
    const keys = [...objects.keys()]
      .filter((key) => key.startsWith(query.get('prefix') ?? '') && key > after)
      .sort()
    const page = keys.slice(0, Math.min(pageSize, Number(query.get('max-keys') ?? 1000)))
    const last = page.at(-1)
    const truncated = page.length < keys.length
    const contents = page.map((key) => {
      const object = objects.get(key)
      return `<Contents><Key>${escaped(key)}</Key><LastModified>${object?.modifiedAt.toISOString()}</LastModified><ETag>&quot;x&quot;</ETag><Size>${object?.bytes.length}</Size><StorageClass>STANDARD</StorageClass></Contents>`
    })
    // Tokens are opaque: real ones hold characters that XML and URLs must escape.
    const next = `1/+=&${Buffer.from(last ?? '').toString('base64')}`
    sendXml(
      response,
      200,
      `<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>${bucket}</Name><Prefix>${escaped(query.get('prefix') ?? '')}</Prefix><KeyCount>${page.length}</KeyCount><MaxKeys>1000</MaxKeys><IsTruncated>${truncated}</IsTruncated>${truncated ? `<NextContinuationToken>${escaped(next)}</NextContinuationToken>` : ''}${contents.join('')}</ListBucketResult>`,
    )
  }

  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    place: { endpoint, region, bucket, accessKeyId, secretAccessKey },
    objects,
    state,
    async close() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

type Override = (response: ServerResponse) => void

/** AWS Signature Version 4, "Authenticating Requests: Using the Authorization Header". */
function refusalOf(request: IncomingMessage, url: URL, body: Buffer): [number, string] | null {
  const header = request.headers.authorization ?? ''
  const parts = header.match(
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/,
  )
  if (!parts) return [403, 'AccessDenied']
  const [, keyId, day = '', inRegion = '', signedHeaders = '', signature = ''] = parts
  if (keyId !== accessKeyId) return [403, 'InvalidAccessKeyId']
  if (inRegion !== region) return [400, 'AuthorizationHeaderMalformed']

  const names = signedHeaders.split(';')
  const mustSign = ['host', 'x-amz-content-sha256', 'x-amz-date']
  if (mustSign.some((name) => !names.includes(name))) return [403, 'AccessDenied']
  const time = String(request.headers['x-amz-date'])
  if (!time.startsWith(day) || Math.abs(Date.now() - parsedTime(time)) > 15 * 60_000) {
    return [403, 'RequestTimeTooSkewed']
  }
  const payload = sha256(body)
  if (request.headers['x-amz-content-sha256'] !== payload) {
    return [400, 'XAmzContentSHA256Mismatch']
  }
  const query = [...url.searchParams]
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort()
    .join('&')
  const canonical = [
    request.method,
    url.pathname
      .split('/')
      .map((part) => encoded(decodeURIComponent(part)))
      .join('/'),
    query,
    ...names.map((name) => `${name}:${String(request.headers[name]).trim().replace(/ +/g, ' ')}`),
    '',
    signedHeaders,
    payload,
  ].join('\n')
  const scope = `${day}/${region}/s3/aws4_request`
  const toSign = ['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n')
  const key = [day, region, 's3', 'aws4_request'].reduce<Buffer | string>(
    (secret, part) => hmac(secret, part),
    `AWS4${secretAccessKey}`,
  )
  const right = timingSafeEqual(hmac(key, toSign), Buffer.from(signature, 'hex'))
  return right ? null : [403, 'SignatureDoesNotMatch']
}

function sendError(response: ServerResponse, status: number, code: string) {
  // Real services repeat the request's key and signature here: nothing of it may reach our messages.
  sendXml(
    response,
    status,
    `<Error><Code>${code}</Code><Message>${code} was said</Message><AWSAccessKeyId>${accessKeyId}</AWSAccessKeyId><RequestId>1</RequestId></Error>`,
  )
}

function sendXml(response: ServerResponse, status: number, xml: string) {
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n${xml}`
  response.writeHead(status, { 'Content-Type': 'application/xml' }).end(text)
}

async function bodyOf(request: IncomingMessage) {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

function parsedTime(time: string) {
  return Date.parse(time.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
const sha256 = (data: Buffer | string) => createHash('sha256').update(data).digest('hex')
const md5 = (data: Buffer) => createHash('md5').update(data).digest('hex')
const hmac = (key: Buffer | string, data: string) => createHmac('sha256', key).update(data).digest()

/** RFC 3986 §2.3: all but the unreserved characters. */
function encoded(text: string) {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

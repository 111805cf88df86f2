import { createHash } from 'node:crypto'
import { AwsClient } from 'aws4fetch'
import { checkKey, checkPrefix, isKey } from './keys'
import { readError, readPage } from './s3-answers'
import type { Storage } from './storage'
import { StorageError } from './storage-error'

/**
 * Any S3-compatible service, addressed by path (`<endpoint>/<bucket>/<key>`), requests signed with
 * Signature Version 4 over the payload's SHA-256. `timeoutMs` bounds one whole exchange.
 */
export function s3Storage(place: S3Place): Storage {
  const { accessKeyId, secretAccessKey, region } = place
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 0 })
  const bucket = `${place.endpoint}/${place.bucket}`

  async function ask(call: Call): Promise<Answer> {
    const payload = call.body ?? new Uint8Array()
    const headers: Record<string, string> = { 'X-Amz-Content-Sha256': sha256(payload) }
    if (call.contentType) headers['Content-Type'] = call.contentType
    try {
      const response = await client.fetch(call.url, {
        method: call.method,
        headers,
        ...(call.body && { body: call.body as Uint8Array<ArrayBuffer> }),
        // A redirect would carry the signature to a host that nobody named.
        redirect: 'manual',
        signal: AbortSignal.timeout(place.timeoutMs ?? 60_000),
      })
      return { status: response.status, bytes: new Uint8Array(await response.arrayBuffer()) }
    } catch (error) {
      throw new StorageError(
        `The storage at ${place.endpoint} does not answer (${reason(error)}): check S3_ENDPOINT and that the service runs.`,
      )
    }
  }

  return {
    async put(key, bytes, { contentType }) {
      checkKey(key)
      const answer = await ask({ method: 'PUT', url: `${bucket}/${key}`, body: bytes, contentType })
      if (answer.status !== 200) throw refusal(place, answer)
    },
    async get(key) {
      checkKey(key)
      const answer = await ask({ method: 'GET', url: `${bucket}/${key}` })
      if (answer.status === 200) return answer.bytes
      if (isMissing(answer)) return null
      throw refusal(place, answer)
    },
    async delete(key) {
      checkKey(key)
      const answer = await ask({ method: 'DELETE', url: `${bucket}/${key}` })
      if (answer.status === 204 || answer.status === 200 || isMissing(answer)) return
      throw refusal(place, answer)
    },
    async *list(prefix) {
      checkPrefix(prefix)
      let next: string | null = null
      do {
        const query = new URLSearchParams({ 'list-type': '2', prefix })
        if (next) query.set('continuation-token', next)
        const answer = await ask({ method: 'GET', url: `${bucket}?${query}` })
        if (answer.status !== 200) throw refusal(place, answer)
        const page = readPage(answer.bytes)
        // Others may keep files in the same bucket; what is no key of ours is not ours.
        yield* page.files.filter((file) => isKey(file.key))
        next = page.next
      } while (next)
    },
  }
}

export type S3Place = {
  /** Without a trailing slash. */
  endpoint: string
  region: string
  bucket: string
  accessKeyId: string
  secretAccessKey: string
  timeoutMs?: number
}

type Call = { method: string; url: string; body?: Uint8Array; contentType?: string }
type Answer = { status: number; bytes: Uint8Array }

/** Only this code means "no such file"; any other 404 is a wrong bucket or a wrong host. */
function isMissing(answer: Answer) {
  return answer.status === 404 && readError(answer.bytes) === 'NoSuchKey'
}

function refusal(place: S3Place, answer: Answer) {
  const code = readError(answer.bytes)
  const said = `${answer.status}${code ? ` ${code}` : ''}`
  return new StorageError(
    `The storage at ${place.endpoint} answered ${said}: ${remedy(answer.status, code)}.`,
  )
}

function remedy(status: number, code: string | null) {
  const known = code ? remedies[code] : undefined
  if (known) return known
  if (status === 403) return 'let this access key read, write, delete and list in S3_BUCKET'
  if (status >= 300 && status < 400) return 'check S3_ENDPOINT and S3_REGION, it points elsewhere'
  if (status === 429 || status >= 500) return 'the service is in trouble; it will be tried again'
  return 'check S3_ENDPOINT and S3_BUCKET'
}

const remedies: Record<string, string> = {
  SignatureDoesNotMatch: 'check S3_SECRET_ACCESS_KEY',
  InvalidAccessKeyId: 'check S3_ACCESS_KEY_ID',
  NoSuchBucket: 'create the bucket, or check S3_BUCKET',
  AuthorizationHeaderMalformed: 'check S3_REGION',
  RequestTimeTooSkewed: 'set this machine’s clock',
}

function sha256(bytes: Uint8Array) {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Only the code: a message could repeat what was sent. */
function reason(error: unknown) {
  if (!(error instanceof Error)) return 'unknown'
  const { cause } = error
  return cause instanceof Error && 'code' in cause ? String(cause.code) : error.name
}

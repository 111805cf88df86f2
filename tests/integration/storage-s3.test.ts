import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { SetupError } from '@/lib/platform/errors/errors'
import { type S3Place, s3Storage } from '@/lib/platform/storage/s3'
import { checkStorage } from '@/lib/platform/storage/storage'
import { StorageError } from '@/lib/platform/storage/storage-error'
import { startS3 } from '@/tests/support/s3-server'

const bytes = new TextEncoder().encode('hello')
const about = { contentType: 'text/plain' }

describe('S3 in trouble', () => {
  let server: Awaited<ReturnType<typeof startS3>>
  beforeAll(async () => {
    server = await startS3()
  })
  beforeEach(() => {
    server.state.answer = null
  })
  afterAll(() => server.close())

  const wrong: [string, Partial<S3Place>, string][] = [
    [
      'secret',
      { secretAccessKey: 'not-the-secret' },
      '403 SignatureDoesNotMatch: check S3_SECRET_ACCESS_KEY.',
    ],
    ['key id', { accessKeyId: 'AKIDOTHER' }, '403 InvalidAccessKeyId: check S3_ACCESS_KEY_ID.'],
    ['region', { region: 'us-east-1' }, '400 AuthorizationHeaderMalformed: check S3_REGION.'],
    ['bucket', { bucket: 'other' }, '404 NoSuchBucket: create the bucket, or check S3_BUCKET.'],
  ]
  for (const [what, change, said] of wrong) {
    test(`a wrong ${what} is named in one sentence, without secrets`, async () => {
      const place = { ...server.place, ...change }
      const store = s3Storage(place)
      const attempts = [
        () => store.put('a', bytes, about),
        () => store.get('a'),
        () => store.delete('a'),
        () => store.list('')[Symbol.asyncIterator]().next(),
      ]
      for (const attempt of attempts) {
        const error = await failure(attempt())
        expect(error).toBeInstanceOf(StorageError)
        expect(error.message).toBe(`The storage at ${place.endpoint} answered ${said}`)
        expect(JSON.stringify(error) + error.stack).not.toContain(place.secretAccessKey)
        expect(JSON.stringify(error) + error.stack).not.toContain(place.accessKeyId)
      }
      expect(await failure(checkStorage(store))).toBeInstanceOf(SetupError)
    })
  }

  test('asks once: trying again is for the job that calls', async () => {
    server.state.answer = (response) => response.writeHead(503).end('busy')
    const before = server.state.requests
    const error = await failure(s3Storage(server.place).put('a', bytes, about))
    expect(error.message).toContain('answered 503: the service is in trouble')
    expect(server.state.requests - before).toBe(1)
  })

  test('a 404 that is not S3’s is no missing file', async () => {
    server.state.answer = (response) => response.writeHead(404).end('<h1>nginx</h1>')
    expect((await failure(s3Storage(server.place).get('a'))).message).toContain('answered 404:')
  })

  test('a page that is not S3’s is no empty listing', async () => {
    server.state.answer = (response) => response.writeHead(200).end('<h1>Welcome</h1>')
    const listing = s3Storage(server.place).list('')[Symbol.asyncIterator]()
    expect((await failure(listing.next())).message).toContain('does not speak S3')
  })

  test('a redirect is not followed, so the signature goes nowhere else', async () => {
    server.state.answer = (response) =>
      response.writeHead(307, { Location: 'http://127.0.0.1:9/elsewhere' }).end()
    const error = await failure(s3Storage(server.place).get('a'))
    expect(error.message).toContain('answered 307: check S3_ENDPOINT and S3_REGION')
  })

  test('half an answer is a failure, not a file', async () => {
    server.state.answer = (response) => {
      response.writeHead(200, { 'Content-Length': 100 })
      response.write('only this')
      setTimeout(() => response.destroy(), 20)
    }
    expect(await failure(s3Storage(server.place).get('a'))).toBeInstanceOf(StorageError)
  })

  test('silence ends after the time allowed', async () => {
    server.state.answer = () => undefined
    const error = await failure(s3Storage({ ...server.place, timeoutMs: 80 }).get('a'))
    expect(error.message).toContain('does not answer (TimeoutError)')
  })

  test('a service that is not there is named', async () => {
    const gone = await startS3()
    await gone.close()
    const place = gone.place
    const error = await failure(checkStorage(s3Storage(place)))
    expect(error).toBeInstanceOf(SetupError)
    expect(error.message).toBe(
      `The storage at ${place.endpoint} does not answer (ECONNREFUSED): check S3_ENDPOINT and that the service runs.`,
    )
  })

  test('other people’s files in the bucket are left out of listings', async () => {
    const store = s3Storage(server.place)
    await store.put('ours/1', bytes, about)
    const foreign = { bytes: Buffer.from('x'), modifiedAt: new Date(), contentType: 'x' }
    server.objects.set('ours/their file & more', foreign)
    const keys: string[] = []
    for await (const file of store.list('ours/')) keys.push(file.key)
    expect(keys).toEqual(['ours/1'])
  })

  test('the type of the content is told', () => {
    expect(server.objects.get('ours/1')?.contentType).toBe('text/plain')
  })
})

async function failure(attempt: Promise<unknown>): Promise<Error> {
  try {
    await attempt
  } catch (error) {
    if (error instanceof Error) return error
  }
  throw new Error('This should have failed.')
}

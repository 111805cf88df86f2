import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { startS3 } from '@/tests/support/s3-server'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.resetModules()
})

test('without S3 settings files lie in the data folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'laurel-data-'))
  vi.stubEnv('LAUREL_DATA', folder)
  const { checkStorage, storage } = await import('@/lib/platform/storage/storage')
  await checkStorage()
  await storage().put('a/b.txt', Buffer.from('x'), { contentType: 'text/plain' })
  expect(await readdir(join(folder, 'files/a'))).toEqual(['b.txt'])
  await rm(folder, { recursive: true })
})

test('with S3 settings they lie in the bucket', async () => {
  const server = await startS3()
  const { endpoint, region, bucket, accessKeyId, secretAccessKey } = server.place
  vi.stubEnv('S3_ENDPOINT', endpoint)
  vi.stubEnv('S3_REGION', region)
  vi.stubEnv('S3_BUCKET', bucket)
  vi.stubEnv('S3_ACCESS_KEY_ID', accessKeyId)
  vi.stubEnv('S3_SECRET_ACCESS_KEY', secretAccessKey)
  const { checkStorage, storage } = await import('@/lib/platform/storage/storage')
  await checkStorage()
  await storage().put('a/b.txt', Buffer.from('x'), { contentType: 'text/plain' })
  expect([...server.objects.keys()]).toEqual(['a/b.txt'])
  await server.close()
})

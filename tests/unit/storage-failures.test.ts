import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { isKey } from '@/lib/platform/storage/keys'
import { localStorage } from '@/lib/platform/storage/local'
import { readError, readPage } from '@/lib/platform/storage/s3-answers'

// Root may write anywhere and no test can fill the disk: so the file handle plays the disk's answer.
const disk = vi.hoisted(() => ({ fault: '' }))
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>()
  return {
    ...real,
    async open(path: string, flags: string, mode?: number) {
      const file = await real.open(path, flags, mode)
      if (disk.fault && flags === 'wx') {
        const code = disk.fault
        file.writeFile = () => Promise.reject(Object.assign(new Error(`${code}: told`), { code }))
      }
      return file
    },
  }
})

describe('a disk in trouble', () => {
  afterEach(() => {
    disk.fault = ''
  })

  for (const [code, advice] of [
    ['ENOSPC', 'the disk is full; free some space or set LAUREL_DATA to another disk'],
    ['EACCES', 'give the user that Laurel runs as the right to read and write there'],
    ['EROFS', 'that disk is read-only; mount it for writing or set LAUREL_DATA to another folder'],
  ] as const) {
    test(`${code} is one sentence, and the old file stays`, async () => {
      const folder = await mkdtemp(join(tmpdir(), 'laurel-disk-'))
      const store = localStorage(folder)
      const about = { contentType: 'text/plain' }
      await store.put('a', Buffer.from('old'), about)
      disk.fault = code
      await expect(store.put('a', Buffer.from('new'), about)).rejects.toThrow(
        `Files cannot be kept in ${folder}: ${advice}.`,
      )
      expect(Buffer.from((await store.get('a')) ?? '').toString()).toBe('old')
      expect(await readdir(join(folder, '.unfinished'))).toEqual([])
      await rm(folder, { recursive: true })
    })
  }

  test('a fault that nobody foresaw is not hidden behind advice', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'laurel-disk-'))
    disk.fault = 'EWEIRD'
    const attempt = localStorage(folder).put('a', Buffer.from('x'), { contentType: 'x' })
    await expect(attempt).rejects.toThrow('EWEIRD: told')
    await rm(folder, { recursive: true })
  })
})

test('no key leaves its folder', () => {
  const piece = fc.constantFrom('..', '.', '/', '\\', 'a', '-', '_', '.pdf', '\0', '%', ' ', 'é')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const key = pieces.join('')
      if (!isKey(key)) return
      expect(join('/files', key)).toBe(`/files/${key}`)
      expect(key).not.toMatch(/(^|\/)\./)
    }),
    { numRuns: 5_000 },
  )
})

test('XML of a listing is read with its entities', () => {
  const page = readPage(
    Buffer.from(
      '<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>a&amp;b&#x2F;&#47;=</NextContinuationToken>' +
        '<Contents><Key>x/1</Key><LastModified>2026-01-02T03:04:05.000Z</LastModified><Size>12</Size></Contents></ListBucketResult>',
    ),
  )
  const modifiedAt = new Date('2026-01-02T03:04:05Z')
  expect(page).toEqual({ files: [{ key: 'x/1', size: 12, modifiedAt }], next: 'a&b//=' })
})

test('only a code that looks like one is shown', () => {
  expect(readError(Buffer.from('<Error><Code>NoSuchKey</Code></Error>'))).toBe('NoSuchKey')
  expect(readError(Buffer.from('<Code>look at https://evil.example</Code>'))).toBeNull()
  expect(readError(Buffer.from('{"error": true}'))).toBeNull()
})

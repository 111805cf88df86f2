import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { localStorage } from '@/lib/platform/storage/local'
import { s3Storage } from '@/lib/platform/storage/s3'
import { checkStorage, type Storage, type StoredFile } from '@/lib/platform/storage/storage'
import { StorageError } from '@/lib/platform/storage/storage-error'
import { startS3 } from '@/tests/support/s3-server'

storageContract('a local folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'laurel-storage-'))
  return { store: localStorage(folder), close: () => rm(folder, { recursive: true }) }
})

storageContract('S3', async () => {
  // 100 keys a page: the listing below takes eleven pages.
  const server = await startS3({ pageSize: 100 })
  return { store: s3Storage(server.place), close: server.close }
})

/** What every store must keep to; `make` opens an empty one. */
function storageContract(
  name: string,
  make: () => Promise<{ store: Storage; close: () => Promise<void> }>,
) {
  describe(name, () => {
    let store: Storage
    let close: () => Promise<void>
    beforeAll(async () => {
      const made = await make()
      store = made.store
      close = made.close
    })
    afterAll(() => close())

    test('gives back the bytes that were put, whatever they are', async () => {
      const every = Uint8Array.from({ length: 70_000 }, (_, at) => (at * 7 + (at >> 8)) % 256)
      for (const bytes of [
        every,
        new Uint8Array(),
        text('<Error><Code>NoSuchKey</Code></Error>'),
      ]) {
        await store.put('round/trip.bin', bytes, pdf)
        expect(same(await store.get('round/trip.bin'), bytes)).toBe(true)
      }
    })

    test('takes part of a larger buffer for what it is', async () => {
      const within = text('before-THIS-after').subarray(7, 11)
      await store.put('round/part', within, pdf)
      expect(same(await store.get('round/part'), text('THIS'))).toBe(true)
    })

    test('replaces what was there', async () => {
      await store.put('twice', text('a longer first version'), pdf)
      await store.put('twice', text('second'), pdf)
      expect(same(await store.get('twice'), text('second'))).toBe(true)
      expect((await all(store, 'twice')).map((file) => file.size)).toEqual([6])
    })

    test('answers null for what is not there', async () => {
      await store.put('there/file', text('x'), pdf)
      for (const key of ['nothing', 'no/thing/here', 'there', 'there/file/below']) {
        expect(await store.get(key)).toBeNull()
      }
    })

    test('deletes, and deletes again', async () => {
      await store.put('gone/soon', text('x'), pdf)
      await store.delete('gone/soon')
      await store.delete('gone/soon')
      await store.delete('never/was')
      expect(await store.get('gone/soon')).toBeNull()
      expect(await all(store, 'gone/')).toEqual([])
    })

    test('lists 1,050 keys in byte order with sizes and times, across pages', async () => {
      const keys = Array.from({ length: 1050 }, (_, at) => `many/${at % 7}/${at}.txt`)
      await inTurns(keys, 16, (key) => store.put(key, text(key), pdf))
      const listed = await all(store, 'many/')
      expect(listed.map((file) => file.key)).toEqual(keys.sort())
      for (const file of listed) {
        expect(file.size).toBe(file.key.length)
        expect(Math.abs(Date.now() - file.modifiedAt.getTime())).toBeLessThan(60_000)
      }
    })

    test('takes a prefix as the beginning of a key, not as a folder', async () => {
      for (const key of ['pre/ab', 'pre/a/1', 'pre/a-1', 'pre/b'])
        await store.put(key, text('x'), pdf)
      expect((await all(store, 'pre/a')).map((file) => file.key)).toEqual([
        'pre/a-1',
        'pre/a/1',
        'pre/ab',
      ])
      expect((await all(store, 'pre/a/')).map((file) => file.key)).toEqual(['pre/a/1'])
      expect(await all(store, 'pre/none')).toEqual([])
      expect((await all(store, '')).length).toBeGreaterThanOrEqual(4)
    })

    test('may be changed while it is listed', async () => {
      for (let at = 0; at < 20; at++) await store.put(`sweep/${at}`, text('x'), pdf)
      for await (const file of store.list('sweep/')) await store.delete(file.key)
      expect(await all(store, 'sweep/')).toEqual([])
    })

    test('refuses keys that could leave its place', async () => {
      for (const key of strangeKeys) {
        await expect(store.put(key, text('x'), pdf), key).rejects.toThrow(StorageError)
        await expect(store.get(key), key).rejects.toThrow(StorageError)
        await expect(store.delete(key), key).rejects.toThrow(StorageError)
      }
      for (const prefix of ['../', '/etc', 'a//b', '.unfinished', 'a/../']) {
        await expect(all(store, prefix), prefix).rejects.toThrow(StorageError)
      }
    })

    test('keeps one of many versions put at once, whole', async () => {
      const versions = Array.from({ length: 12 }, (_, at) => new Uint8Array(200_000 + at).fill(at))
      await store.put('race', versions[0] as Uint8Array, pdf)
      const reads: (Uint8Array | null)[] = []
      const written = { all: false }
      const readers = Array.from({ length: 4 }, async () => {
        while (!written.all) reads.push(await store.get('race'))
      })
      for (let round = 0; round < 3; round++) {
        await Promise.all(versions.map((bytes) => store.put('race', bytes, pdf)))
      }
      written.all = true
      await Promise.all(readers)
      reads.push(await store.get('race'))
      for (const read of reads) expect(versions.some((bytes) => same(read, bytes))).toBe(true)
    })

    test('passes the check made at start and keeps nothing of it', async () => {
      await checkStorage(store)
      expect(await all(store, 'probe/')).toEqual([])
    })
  })
}

const pdf = { contentType: 'application/pdf' }

const strangeKeys = [
  ...['', '/', '/a', 'a/', 'a//b', '.', '..', '../a', 'a/../b', 'a/./b', '.hidden', 'a/.b'],
  ...['a\\b', '..\\a', 'a b', 'a\u0000b', 'a\nb', 'é', 'a%2e%2e', 'a?b', 'a#b', 'C:a', '~/a'],
  ...['.unfinished/a', `${'a/'.repeat(300)}a`, 'a'.repeat(200)],
]

async function all(store: Storage, prefix: string) {
  const files: StoredFile[] = []
  for await (const file of store.list(prefix)) files.push(file)
  return files
}

async function inTurns<T>(items: T[], width: number, work: (item: T) => Promise<void>) {
  const left = [...items]
  const lane = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: width }, lane))
}

function same(found: Uint8Array | null, wanted: Uint8Array) {
  return found !== null && Buffer.compare(found, wanted) === 0
}

function text(content: string) {
  return new TextEncoder().encode(content)
}

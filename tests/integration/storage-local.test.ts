import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SetupError } from '@/lib/platform/errors/errors'
import { localStorage } from '@/lib/platform/storage/local'
import { checkStorage } from '@/lib/platform/storage/storage'
import { StorageError } from '@/lib/platform/storage/storage-error'

const bytes = new TextEncoder().encode('hello')
const about = { contentType: 'text/plain' }

describe('the local folder', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'laurel-local-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  test('a file where the folder should be is told in one sentence', async () => {
    const place = join(folder, 'occupied')
    await writeFile(place, 'x')
    const attempt = checkStorage(localStorage(place))
    await expect(attempt).rejects.toThrow(SetupError)
    await expect(attempt).rejects.toThrow(
      `Files cannot be kept in ${place}: a file stands where a folder is needed; move it away.`,
    )
  })

  test('a failed put leaves nothing behind', async () => {
    const place = join(folder, 'clean')
    await mkdir(join(place, 'key'), { recursive: true })
    await expect(localStorage(place).put('key', bytes, about)).rejects.toThrow(StorageError)
    expect(await readdir(join(place, '.unfinished'))).toEqual([])
  })

  test('the check at start removes what was begun over an hour ago, and only that', async () => {
    const place = join(folder, 'tidy')
    const store = localStorage(place)
    await store.put('kept', bytes, about)
    const [old, young] = [join(place, '.unfinished/old'), join(place, '.unfinished/young')]
    await writeFile(old, 'x')
    await writeFile(young, 'x')
    const before = new Date(Date.now() - 3_700_000)
    await utimes(old, before, before)
    await utimes(join(place, 'kept'), before, before)
    await checkStorage(store)
    expect(await readdir(join(place, '.unfinished'))).toEqual(['young'])
    expect(await store.get('kept')).not.toBeNull()
  })

  test('kill -9 while writing leaves each file whole: the old or the new', async () => {
    const place = join(folder, 'killed')
    const writer = join(folder, 'writer.mjs')
    await bundleWriter(writer)
    let unfinished = 0
    let overwritten = 0
    for (let round = 0; round < 12; round++) {
      await killedAfter(writer, place, 5 + round * 7)
      for await (const { key } of localStorage(place).list('')) {
        const found = await readFile(join(place, key))
        expect(found.equals(Buffer.alloc(size, found[0])), `${key} is whole`).toBe(true)
        overwritten += found[0] === 0 ? 0 : 1
      }
      unfinished += (await readdir(join(place, '.unfinished'))).length
    }
    // The kills must have struck while files were being written, else this proves nothing.
    expect(unfinished).toBeGreaterThan(0)
    expect(overwritten).toBeGreaterThan(0)
  })
})

const size = 1_000_000

/** A program that overwrites four files for ever, each time with another byte. */
async function bundleWriter(outfile: string) {
  const contents = `
    import { localStorage } from '@/lib/platform/storage/local'
    const store = localStorage(process.argv[2] ?? '')
    const write = async (key: string) => {
      for (let value = 0; ; value++) await store.put(key, new Uint8Array(${size}).fill(value % 256), { contentType: 'x' })
    }
    await store.put('first', new Uint8Array(${size}), { contentType: 'x' })
    process.send?.('ready')
    for (const key of ['a', 'b', 'c/d', 'c/e']) void write(key)
  `
  await build({
    stdin: { contents, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outfile,
  })
}

async function killedAfter(program: string, place: string, milliseconds: number) {
  const child = spawn(process.execPath, [program, place], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  await new Promise((ready) => child.once('message', ready))
  const exited = new Promise((done) => child.once('exit', done))
  setTimeout(() => child.kill('SIGKILL'), milliseconds)
  await exited
}

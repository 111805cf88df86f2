import { execFileSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { renderChunk } from '@/lib/awards/certificates/render-chunk'
import { revokeCertificate } from '@/lib/awards/certificates/revoke'
import { zipChosen, zipFiltered, zipImport } from '@/lib/awards/documents/zip-files'
import { zipStream } from '@/lib/awards/documents/zip-stream'
import { recordRows } from '@/lib/awards/imports/record-rows'
import { startImport } from '@/lib/awards/imports/start-import'
import { addDays } from '@/lib/platform/clock/dates'
import { storage } from '@/lib/platform/storage/storage'
import { decideAll, openDesk } from '@/tests/support/awards-desk'
import { useLaurel } from '@/tests/support/laurel'

const laurel = useLaurel({ story: false })
const folder = mkdtempSync(join(tmpdir(), 'laurel-zip-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
afterAll(() => vi.restoreAllMocks())

const names = [
  ...[
    'Amara Okafor',
    'प्रिया नायर',
    'يوسف حداد',
    '李晓明',
    'CON',
    'Ó Súilleabháin / Mac: <Giolla?> "X"',
  ],
  ...['Zoë 🌿', '..hidden', `${'प्रिया'.repeat(12)}`],
]
let importId: string
let ids: string[]

beforeAll(async () => {
  const ctx = laurel.ctx()
  const desk = await openDesk(ctx, 'zip')
  await desk.certification('basic', { title: '=SUM: of “Data”' })
  const rows = names.map(
    (name, i) => `z${i}@example.org,"${name.replaceAll('"', '""')}",c-1,2026-09-01,80`,
  )
  const csv = `email,name,course_code,completed_at,score\n${rows.join('\n')}\n`
  const bytes = new TextEncoder().encode(csv)
  const { issuerId } = desk
  ;({ importId } = await startImport(ctx, { issuerId, fileName: 'autumn.csv', bytes }))
  for (let more = 1; more > 0; ) more = await recordRows(ctx, { importId })
  await decideAll(ctx)
  const found = await laurel.sql`
    select c.id from certificates c join learners l on l.id = c.learner_id order by l.email`
  ids = found.map(({ id }) => String(id))
  expect(ids).toHaveLength(names.length)
  await renderChunk(ctx, { issuerId, certificateIds: ids.slice(0, -1) })
}, 60_000)

describe('the documents of an import as a ZIP', () => {
  it('is opened by unzip, with names for people, and a list that is whole', async () => {
    const { fileName, entries } = await zipImport(laurel.ctx(), { importId })
    expect(fileName).toMatch(/^autumn 20\d\d-\d\d-\d\d\.zip$/)
    const { files, manifest } = await opened(entries)
    expect(files).toHaveLength(names.length - 1)
    expect(files).toContainEqual(
      expect.stringMatching(/^Amara Okafor – =SUM- of “Data” – \w{24}\.pdf$/),
    )
    for (const name of files) {
      expect(name).not.toMatch(/[\\/:*?"<>|\p{Cc}]|^\.|^-/u)
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255)
    }
    expect(new Set(files.map((name) => name.toLowerCase())).size).toBe(files.length)
    expect(manifest).toHaveLength(names.length)
    for (const { file, 'sha-256': sha256, link, status } of manifest) {
      expect(link).toMatch(/\/c\/\w{24}$/)
      expect(status).toBe('valid')
      if (file) expect(hash(readFileSync(join(folder, file)))).toBe(sha256)
    }
    expect(manifest.filter(({ file }) => file === '')).toHaveLength(1)
    // No cell begins a formula.
    for (const { certification } of manifest) expect(certification).toBe(`'=SUM: of “Data”`)
  })

  it('leaves a revoked certificate’s file out, and says so in the list', async () => {
    const [first] = ids as [string]
    await revokeCertificate(laurel.ctx(), {
      certificateId: first,
      reasonClass: 'other',
      reason: 'W',
    })
    const { files, manifest } = await opened((await zipFiltered(laurel.ctx(), {})).entries)
    expect(files).toHaveLength(names.length - 2)
    expect(manifest.filter(({ status }) => status === 'revoked')).toMatchObject([
      { file: '', 'sha-256': '' },
    ])
  })
})

describe('a ZIP is never half a ZIP', () => {
  it.each([
    ['a file that is missing', () => null],
    [
      'a storage that fails',
      () => {
        throw new Error('The storage does not answer.')
      },
    ],
  ])('%s breaks it off', async (_, get) => {
    const { entries } = await zipChosen(laurel.ctx(), { certificateIds: ids.slice(1, 8) })
    const real = storage().get
    let asked = 0
    const spy = vi.spyOn(storage(), 'get').mockImplementation(async (key) => {
      asked++
      return asked === 5 ? get() : real(key)
    })
    vi.stubEnv('LAUREL_LOG', 'silent')
    await expect(new Response(zipStream(entries)).arrayBuffer()).rejects.toThrow()
    spy.mockRestore()
  })

  it('a reader that goes away ends the reading', async () => {
    const { entries } = await zipChosen(laurel.ctx(), { certificateIds: ids.slice(1, -1) })
    const ended = vi.spyOn(entries, 'throw')
    const reader = zipStream(entries).getReader()
    await reader.read()
    await reader.cancel()
    expect(await entries.next()).toMatchObject({ done: true })
    ended.mockRestore()
  })
})

it('takes as much memory for 120 large files as for a few', async () => {
  const ctx = laurel.ctx()
  const desk = await openDesk(ctx, 'large')
  await desk.certification('basic')
  await desk.complete(
    ...Array.from({ length: 120 }, (_, i) => ({
      ...{ email: `m${i}@example.org`, at: addDays(ctx.now, -2), name: 'Kim Doe' },
    })),
  )
  await decideAll(ctx)
  const { issuerId } = desk
  const rows = await laurel.sql`select id from certificates where issuer_id = ${issuerId}`
  const certificateIds = rows.map(({ id }) => String(id))
  await renderChunk(ctx, { issuerId, certificateIds })
  const half = randomBytes(512 * 1024)
  const { get } = storage()
  // No spy: it would keep what it has given.
  storage().get = async () => new Uint8Array(half)
  setFlagsFromString('--expose_gc')
  const collect: () => void = runInNewContext('gc')
  const held = () => process.memoryUsage().arrayBuffers / 1024 / 1024
  collect()
  const before = held()
  let [peak, size] = [0, 0]
  for await (const chunk of zipStream((await zipFiltered(ctx, { issuerId })).entries)) {
    if (Math.floor(size / 8e6) !== Math.floor((size + chunk.length) / 8e6)) {
      collect()
      peak = Math.max(peak, held() - before)
    }
    size += chunk.length
  }
  storage().get = get
  expect(size).toBeGreaterThan(120 * half.length)
  expect(peak).toBeLessThan(20)
}, 60_000)

/** What unzip makes of it: the names of the files, and the rows of the list. */
async function opened(entries: Parameters<typeof zipStream>[0]) {
  for (const name of readdirSync(folder)) rmSync(join(folder, name))
  const bytes = Buffer.from(await new Response(zipStream(entries)).arrayBuffer())
  const zip = join(tmpdir(), `laurel-${randomBytes(4).toString('hex')}.zip`)
  writeFileSync(zip, bytes)
  const env = { ...process.env, LC_ALL: 'C.UTF-8' }
  execFileSync('unzip', ['-tqq', zip], { env })
  execFileSync('unzip', ['-qq', zip, '-d', folder], { env })
  rmSync(zip)
  const list = readFileSync(join(folder, 'manifest.csv'))
  const manifest: Record<string, string>[] = parse(list, { columns: true, bom: true })
  return { files: readdirSync(folder).filter((name) => name !== 'manifest.csv'), manifest }
}

function hash(bytes: Uint8Array) {
  return createHash('sha256').update(bytes).digest('hex')
}

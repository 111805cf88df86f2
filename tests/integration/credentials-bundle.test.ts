import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { revokeCertificate } from '@/lib/awards/certificates/revoke'
import { type BundleFile, makeBundle } from '@/lib/awards/credentials/bundle'
import { sequenceLog } from '@/lib/awards/log/sequence-log'
import { addDays } from '@/lib/platform/clock/dates'
import { decideAll, openDesk } from '@/tests/support/awards-desk'
import { useLaurel } from '@/tests/support/laurel'

const laurel = useLaurel({ story: false })
const now = new Date()
const folder = mkdtempSync(join(tmpdir(), 'laurel-bundle-'))
afterAll(() => rmSync(folder, { recursive: true }))
let ids: { id: string; publicId: string }[]

beforeAll(async () => {
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  const ctx = laurel.ctx(now)
  const desk = await openDesk(ctx, 'bundle')
  await desk.certification('one', { validMonths: 12 })
  for (const email of ['one@example.org', 'other@example.org']) {
    await desk.complete({ email, name: 'Kim “<b>” Đỗ', at: addDays(now, -1) })
  }
  await decideAll(ctx)
  await sequenceLog(ctx)
  ids = [
    ...(await desk.certificatesOf('one@example.org')),
    ...(await desk.certificatesOf('other@example.org')),
  ]
})

/** What the program says, a line each, and how it ended. */
async function check(files: BundleFile[]) {
  for (const { name, text } of files) writeFileSync(join(folder, name), text)
  const run = promisify(execFile)(process.execPath, ['verify-credential.mjs'], { cwd: folder })
  const { stdout, code } = await run.then(
    (done) => ({ ...done, code: 0 }),
    (error) => ({ stdout: String(error.stdout), code: error.code as number }),
  )
  return { code, failed: stdout.split('\n').filter((line) => line.startsWith('NO')), stdout }
}

const altered = (files: BundleFile[], name: string, change: (text: string) => string) =>
  files.map((file) => (file.name === name ? { name, text: change(file.text) } : file))

it('is checked with the stock library, offline, by the program in it', async () => {
  const files = await makeBundle(laurel.ctx(now), ids[0]?.publicId ?? '')
  const { code, stdout } = await check(files)
  expect(stdout.split('\n').filter(Boolean)).toHaveLength(9)
  expect(stdout).toMatch(/In the log: .*"kind":"issued"/)
  expect(code).toBe(0)
  const page = files.find(({ name }) => name === 'index.html')?.text
  expect(page).toContain('Kim “&#60;b&#62;” Đỗ')
})

it.each([
  ['credential.json', 'The signature', (text: string) => text.replace('Đỗ', 'Dỗ')],
  ['did.json', 'The signature', (text: string) => text.replaceAll('z6Mk', 'z6Mj')],
  [
    'log.json',
    'In the log',
    (text: string) => text.replace(/\\"kind\\":\\"issued/, '\\"kind\\":\\"reissued'),
  ],
  [
    'log.json',
    'In the log',
    (text: string) => text.replace(/"checkpoint": "(.)/, '"checkpoint": "x$1'),
  ],
])('says no where %s was changed', async (name, said, change) => {
  const files = await makeBundle(laurel.ctx(now), ids[0]?.publicId ?? '')
  const changed = altered(files, name, change)
  expect(changed).not.toEqual(files)
  const { code, failed } = await check(changed)
  expect(code).toBe(1)
  expect(failed[0]).toContain(said)
})

it('says no to an end that is written under another name, which its signature covers alike', async () => {
  const files = await makeBundle(laurel.ctx(now), ids[0]?.publicId ?? '')
  const hide = (text: string) => {
    const { validUntil, ...rest } = JSON.parse(text)
    const value = { '@type': 'http://www.w3.org/2001/XMLSchema#dateTime', '@value': validUntil }
    return JSON.stringify({ ...rest, 'https://www.w3.org/2018/credentials#validUntil': value })
  }
  const { code, failed } = await check(altered(files, 'credential.json', hide))
  expect(failed[0]).toBe('NO   It is written as it was issued')
  expect(code).toBe(1)
})

it('says no to the log’s proof of another, and to a list in the other’s place', async () => {
  const [one = [], other = []] = await Promise.all(
    ids.map(({ publicId }) => makeBundle(laurel.ctx(now), publicId)),
  )
  const textOf = (files: BundleFile[], name: string) =>
    files.find((file) => file.name === name)?.text ?? ''
  const proven = await check(altered(one, 'log.json', () => textOf(other, 'log.json')))
  expect(proven.failed).toEqual(['NO   The log tells of this very file'])
  const listed = await check(
    altered(one, 'status-revocation.json', () => textOf(one, 'status-suspension.json')),
  )
  expect(listed.failed).toEqual(['NO   The list has no revocation of it'])
})

it('says no once the lists are those of after a revocation, and of another’s not', async () => {
  const ctx = laurel.ctx(now)
  const before = await Promise.all(ids.map(({ publicId }) => makeBundle(ctx, publicId)))
  await revokeCertificate(ctx, {
    ...{ certificateId: ids[0]?.id ?? '', reasonClass: 'other', reason: 'Asked for.' },
  })
  const list = (await makeBundle(ctx, ids[0]?.publicId ?? '')).find(
    ({ name }) => name === 'status-revocation.json',
  )
  const [one, other] = before.map((files) =>
    altered(files, 'status-revocation.json', () => list?.text ?? ''),
  )
  expect((await check(one ?? [])).failed).toEqual(['NO   The list has no revocation of it'])
  expect((await check(other ?? [])).code).toBe(0)
  expect(readFileSync(join(folder, 'credential.json'), 'utf8')).toBe(
    before[1]?.find(({ name }) => name === 'credential.json')?.text,
  )
})

import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { freePort, newDataDir, processesOf, runCommand } from '@/scripts/testing/process'

const dataDir = newDataDir()
let port: string

beforeEach(async () => {
  port = String(await freePort())
})
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

/** Starts with `env`, which must be refused in one sentence, and returns it. */
async function refusal(env: Record<string, string>, args = ['start']) {
  const command = runCommand(args, { env: { LAUREL_DATA: dataDir, PORT: port, ...env } })
  expect(await command.ended).toBe(1)
  const said = command.output().trim()
  expect(said).not.toMatch(/^\s+at /m)
  expect(processesOf(dataDir)).toEqual([])
  return said
}

const inASentence = /^[A-Z“/][^\n]+\.$/

test.each([
  [{ PORT: 'abc' }, 'PORT is set to “abc”'],
  [{ LAUREL_DATE: 'x' }, 'LAUREL_DATE is no setting'],
  [{ LAUREL_LOG: 'loud' }, 'LAUREL_LOG is set to “loud”'],
  [{ AUTH_SECRET: 'short' }, 'AUTH_SECRET'],
  [{ S3_BUCKET: 'files' }, 'S3_ENDPOINT'],
  [{ INNGEST_EVENT_KEY: 'key' }, 'INNGEST_SIGNING_KEY is missing'],
  [{ LAUREL_DEMO: '1', LAUREL_URL: 'https://example.org' }, 'LAUREL_DEMO and LAUREL_URL'],
  [{ LAUREL_DATA: '/sys/laurel' }, '/sys'],
  [{ LAUREL_DATA: 'package.json' }, 'package.json'],
])('%o is refused in one sentence', async (env, part) => {
  const said = await refusal(env)
  expect(said).toContain(part)
  expect(said).toMatch(inASentence)
})

test('a database out of reach', async () => {
  const said = await refusal({ DATABASE_URL: `postgres://laurel@127.0.0.1:${port}/laurel` })
  expect(said).toMatch(inASentence)
  expect(said).toContain('No PostgreSQL answers at')
})

test('a kept secret that is no secret', async () => {
  const folder = join(dataDir, 'odd')
  mkdirSync(folder)
  writeFileSync(join(folder, 'secret'), 'x')
  const said = await refusal({ LAUREL_DATA: folder })
  expect(said).toMatch(inASentence)
  expect(said).toContain(join(folder, 'secret'))
})

test('a command that there is not', async () => {
  expect(await refusal({}, ['nonsense'])).toContain('knows no command “nonsense”')
  expect(await refusal({}, ['supervise'])).toContain('knows no command “supervise”')
})

test('a Node that is too old', async () => {
  const older = `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'20.18.9'}})`
  const said = await refusal({ NODE_OPTIONS: `--import "${older}"` })
  expect(said).toMatch(/^Laurel needs Node 20\.19 or newer, and this is 20\.18\.9/)
})

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openDatabase } from '@/db/client'
import { migrate } from '@/db/migrate'
import { useDatabase } from '@/tests/support/database'

const test = useDatabase()
const folders = mkdtempSync(join(tmpdir(), 'laurel-migrate-'))
afterAll(() => rmSync(folders, { recursive: true }))

/** A migrations folder as drizzle-kit writes it. */
function migrations(name: string, ...files: string[]) {
  const folder = join(folders, name)
  mkdirSync(join(folder, 'meta'), { recursive: true })
  const entries = files.map((body, idx) => {
    writeFileSync(join(folder, `${idx}.sql`), body)
    return { idx, version: '7', when: idx + 1, tag: String(idx), breakpoints: true }
  })
  writeFileSync(join(folder, 'meta', '_journal.json'), JSON.stringify({ version: '7', entries }))
  return folder
}

/** A new, empty database on the run's server. */
async function emptyDatabase(name: string) {
  await test.sql.unsafe(`create database ${name}`)
  afterAll(() => test.sql.unsafe(`drop database ${name} with (force)`).then(() => undefined))
  const url = new URL(test.url)
  url.pathname = `/${name}`
  return url.href
}

describe('migrating', () => {
  it('is done once by four instances that start together, queue and all', async () => {
    const url = await emptyDatabase('four_at_once')
    const folder = migrations('four', 'create table one (id int)', 'create table two (id int)')
    await Promise.all([1, 2, 3, 4].map(() => migrate(url, { folder })))
    const [row] = await inside(
      url,
      `select (select count(*)::int from drizzle.__drizzle_migrations) as applied,
              to_regclass('graphile_worker.jobs') is not null as queue,
              (select count(*)::int from pg_locks where locktype = 'advisory') as locks`,
    )
    expect(row).toEqual({ applied: 2, queue: true, locks: 0 })
  })

  it('leaves nothing half-done by a migration that fails, and goes on from there', async () => {
    const url = await emptyDatabase('half_done')
    const broken = migrations('broken', 'create table one (id int)', 'create table one (id int)')
    await expect(migrate(url, { folder: broken })).rejects.toThrow()
    expect(await inside(url, `select to_regclass('one') as one`)).toEqual([{ one: null }])
    await migrate(url, { folder: migrations('mended', 'create table one (id int)') })
    expect(await inside(url, `select to_regclass('one') is not null as one`)).toEqual([
      { one: true },
    ])
  })

  it('refuses a server older than PostgreSQL 15', async () => {
    const url = await emptyDatabase('old_server')
    // Put in the way of the one that the version is asked of.
    await inside(
      url,
      `create function current_setting(name text) returns text language sql as
         $$ select case name when 'server_version_num' then '140012' else '14.12' end $$;
       alter database old_server set search_path = public, pg_catalog`,
    )
    await expect(migrate(url)).rejects.toMatchObject({
      name: 'DatabaseSetupError',
      message:
        'Laurel needs PostgreSQL 15 or newer and the server of DATABASE_URL is 14.12; upgrade it, or leave DATABASE_URL unset to use the one that comes with Laurel.',
    })
  })
})

describe('a DATABASE_URL that leads nowhere', () => {
  const refusal = (url: string) => migrate(url).catch((error: Error) => error)

  it('is told by host and port when nothing answers there', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as { port: number }
    await new Promise((resolve) => server.close(resolve))
    expect(await refusal(`postgres://me:secret@127.0.0.1:${port}/laurel`)).toMatchObject({
      name: 'DatabaseSetupError',
      message: `No PostgreSQL answers at 127.0.0.1:${port}; start it, or correct DATABASE_URL.`,
    })
  })

  it.each([
    ['a password that is wrong', 'password', /does not let the user "laurel" in; correct the name/],
    ['a database that is not there', 'pathname', /has no database "wrong"; create it, or correct/],
  ] as const)('is told for %s', async (_, part, sentence) => {
    const url = new URL(test.url)
    url[part] = 'wrong'
    const error = await refusal(url.href)
    expect(error).toMatchObject({ name: 'DatabaseSetupError' })
    expect((error as Error).message).toMatch(sentence)
  })

  it.each(['', 'localhost', 'mysql://a/b', 'postgres://'])('is told for %j', async (url) => {
    expect(await refusal(url)).toMatchObject({ name: 'DatabaseSetupError' })
  })

  it('is told for a user who may not make tables', async () => {
    const url = new URL(await emptyDatabase('not_mine'))
    await test.sql`create role visitor login password 'visitor'`
    url.username = 'visitor'
    url.password = 'visitor'
    const error = (await refusal(url.href)) as Error
    await test.sql`drop role visitor`
    expect(error.name).toBe('DatabaseSetupError')
    expect(error.message).toMatch(/does not let the user "visitor" make Laurel's tables/)
    expect(error.message).not.toContain('visitor:visitor')
  })
})

async function inside(url: string, query: string) {
  const { sql, close } = openDatabase(url, { max: 1 })
  try {
    return [...(await sql.unsafe(query))]
  } finally {
    await close()
  }
}

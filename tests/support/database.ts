import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { afterAll, beforeAll, inject } from 'vitest'
import { type Database, openDatabase } from '@/db/client'
import type { Sql } from '@/db/guard/pool'

interface TestDatabase {
  /** These three can be read once the file's hooks have run: inside tests and later hooks. */
  readonly url: string
  readonly db: Database
  readonly sql: Sql
}

/**
 * Gives a test file a migrated, empty database of its own. Call once, at the top of the file.
 *
 * @example const test = useDatabase(); it('…', async () => { await test.db.insert(issuers) … })
 */
export function useDatabase(): TestDatabase {
  const name = `test_${randomBytes(6).toString('hex')}`
  let opened: (ReturnType<typeof openDatabase> & { url: string }) | undefined
  beforeAll(async () => {
    const url = await createDatabase(name)
    opened = { ...openDatabase(url), url }
  })
  afterAll(async () => {
    await opened?.close()
    await asAdmin((sql) => sql.unsafe(`drop database if exists ${name} with (force)`))
  })
  const current = () => {
    if (!opened)
      throw new Error('useDatabase() opens its database in beforeAll; read it in a test.')
    return opened
  }
  return {
    get url() {
      return current().url
    },
    get db() {
      return current().db
    },
    get sql() {
      return current().sql
    },
  }
}

/** Copies the migrated template and returns the copy's URL. */
async function createDatabase(name: string): Promise<string> {
  for (let attempt = 0; ; attempt++) {
    try {
      await asAdmin((sql) =>
        sql.unsafe(`create database ${name} template ${inject('templateName')}`),
      )
      break
    } catch (error) {
      // Two copies at once: each counts as a user of the template to the other.
      const inUse = error instanceof postgres.PostgresError && error.code === '55006'
      if (!inUse || attempt === 100) throw error
      await sleep(50)
    }
  }
  const url = new URL(inject('serverUrl'))
  url.pathname = `/${name}`
  return url.href
}

async function asAdmin(work: (sql: postgres.Sql) => Promise<unknown>) {
  const sql = postgres(inject('serverUrl'), { max: 1, onnotice: () => undefined })
  try {
    await work(sql)
  } finally {
    await sql.end()
  }
}

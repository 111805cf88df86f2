import pg from 'pg'
import { afterEach, expect, it } from 'vitest'
import { openPresence } from '@/inngest/embedded/presence'
import { newId } from '@/lib/platform/ids/ids'
import { useDatabase } from '../support/database'

const test = useDatabase()
const open: pg.Client[] = []
afterEach(async () => {
  for (const client of open.splice(0)) await client.end()
})

async function session(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: test.url })
  open.push(client)
  await client.connect()
  return client
}

function presence() {
  const quiet = () => undefined
  const log = { debug: quiet, info: quiet, warn: quiet, error: quiet }
  return openPresence(test.url, newId(), log, quiet)
}

const ofPresence = "where application_name = 'laurel-presence' and datname = current_database()"

it('asked twice at once to announce itself, it takes its lock once', async () => {
  const one = presence()
  await Promise.all([one.announce('pool'), one.announce('pool')])
  const { rows } = await (await session()).query(`select pid from pg_stat_activity ${ofPresence}`)
  expect(rows).toHaveLength(1)
  await one.leave()
  expect((await (await session()).query('select 1 from job_workers')).rows).toEqual([])
})

it('leaves though a server that did not notice the cut still keeps its lock', async () => {
  const one = presence()
  await one.announce('pool')
  const [watcher, keeper] = [await session(), await session()]
  const { rows } = await watcher.query('select lock_key from job_workers')
  const kept = keeper.query('select pg_advisory_lock($1)', [rows[0].lock_key])
  await watcher.query(`select pg_terminate_backend(pid) from pg_stat_activity ${ofPresence}`)
  await kept
  await one.leave()
  expect((await watcher.query('select 1 from job_workers')).rows).toEqual([])
})

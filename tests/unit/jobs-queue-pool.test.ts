import { expect, it } from 'vitest'
import { queuePool } from '@/inngest/embedded/queue-pool'
import type { Store } from '@/inngest/embedded/store'

/** A pool whose first connection is cut by the first statement on it. */
function cutOnce() {
  const log: string[] = []
  let connections = 0
  const pool = {
    async connect() {
      const mine = ++connections
      return {
        async query(config: { name?: string } | string) {
          const name = typeof config === 'string' ? config : config.name
          log.push(`${mine} ${name}`)
          if (mine === 1) throw Object.assign(new Error('cut'), { code: '57P01' })
          return { rows: [mine] }
        },
        release: (cut?: boolean) => log.push(`${mine} ${cut ? 'thrown away' : 'given back'}`),
      }
    },
  }
  const persist = async <T>(attempt: () => Promise<T>): Promise<T> => {
    try {
      return await attempt()
    } catch {
      return attempt()
    }
  }
  return { store: { pool, persist } as unknown as Store, log }
}

async function ask(name: string) {
  const { store, log } = cutOnce()
  let doubts = 0
  const client = await queuePool(store, () => doubts++).connect()
  const { rows } = await client.query({ name, text: 'select 1' })
  client.release()
  return { rows, log, doubts }
}

it('a statement that meets a cut connection is made again on another', async () => {
  expect(await ask('complete_jobs/graphile_worker')).toEqual({
    rows: [2],
    log: [
      '1 complete_jobs/graphile_worker',
      '1 thrown away',
      '2 complete_jobs/graphile_worker',
      '2 given back',
    ],
    doubts: 0,
  })
})

it('when it asked for a job, the job may be locked for nobody', async () => {
  expect((await ask('get_job/graphile_worker')).doubts).toBe(1)
})

it('within a transaction nothing is made again', async () => {
  const { store } = cutOnce()
  const client = await queuePool(store, () => undefined).connect()
  await expect(client.query('begin')).rejects.toThrow('cut')
})

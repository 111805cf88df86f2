import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { openDatabase } from '@/db/client'
import { seededRandom } from './random'

interface KillReport {
  kills: number
  /** Transactions whose commit was reported to the writer. */
  acknowledged: number
  failed: number
  reads: number
  /** Acknowledged, and yet not in the table. */
  lost: number
  /** Of two rows written together, one is there alone. */
  halves: number
  /** Codes of the errors that writers and readers saw. */
  codes: string[]
  /** Connections of the pool left on the server after it was closed. */
  left: number
  /** Milliseconds from the last kill until the pool called itself ready. */
  readyAfter: number
}

/**
 * Kills `kills` backends of a busy pool, a few at a time, and counts what came of it. A query that
 * never ends makes this hang, and with it the test.
 */
export async function killBackends(url: string, kills: number, seed: number): Promise<KillReport> {
  const random = seededRandom(seed)
  const admin = postgres(url, { max: 1, onnotice: () => undefined })
  await admin`drop table if exists pairs`
  await admin`create table pairs (id int, half int, primary key (id, half))`
  const { sql, ready, close } = openDatabase(url, { max: 6, deadlineMs: 20_000 })
  const acknowledged: number[] = []
  const codes = new Set<string>()
  let [next, failed, reads, done] = [0, 0, 0, 0]
  let stopping = false

  const writers = Array.from({ length: 10 }, async () => {
    while (!stopping) {
      const id = next++
      try {
        await sql.begin(async (tx) => {
          await tx`insert into pairs values (${id}, 1)`
          // A caller that carries on after a failure, as one that catches and retries would.
          await tx`select pg_sleep(0.001)`.catch(() => undefined)
          await tx.savepoint((inner) => inner`insert into pairs values (${id}, 2)`)
        })
        acknowledged.push(id)
      } catch (error) {
        failed++
        codes.add(String((error as { code?: string }).code))
      }
    }
  })
  const readers = Array.from({ length: 5 }, async () => {
    while (!stopping) {
      try {
        await sql`select count(*) from pairs where id < ${10}`
        reads++
      } catch (error) {
        codes.add(String((error as { code?: string }).code))
      }
    }
  })

  while (done < kills) {
    const [row] = await admin`
      select count(pg_terminate_backend(pid))::int as count
      from (select pid from pg_stat_activity
            where application_name = 'laurel' and datname = current_database()
            order by random() limit ${1 + Math.floor(random() * 4)}) as victims`
    done += row?.count
    const before = acknowledged.length
    await sleep(random() * 12)
    // Some work gets through between the blows, however slow the machine.
    for (let waits = 0; acknowledged.length === before && waits < 100; waits++) await sleep(5)
  }
  const lastKill = performance.now()
  while (!ready()) await sleep(2)
  const readyAfter = Math.round(performance.now() - lastKill)
  stopping = true
  await Promise.all([...writers, ...readers])
  await close()

  const rows = await admin<{ id: number; count: number }[]>`
    select id, count(*)::int as count from pairs group by id`
  const whole = new Set(rows.filter(({ count }) => count === 2).map(({ id }) => id))
  const left = await connectionsLeft(admin)
  await admin.end()
  return {
    kills: done,
    acknowledged: acknowledged.length,
    failed,
    reads,
    lost: acknowledged.filter((id) => !whole.has(id)).length,
    halves: rows.length - whole.size,
    codes: [...codes].sort(),
    left,
    readyAfter,
  }
}

/** Backends take a moment to notice that their client has gone. */
async function connectionsLeft(admin: postgres.Sql) {
  for (let tries = 0; ; tries++) {
    const [row] = await admin`
      select count(*)::int as count from pg_stat_activity
      where application_name = 'laurel' and datname = current_database()`
    if (row?.count === 0 || tries === 100) return row?.count as number
    await sleep(50)
  }
}

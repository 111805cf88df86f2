import { setTimeout as sleep } from 'node:timers/promises'
import { sql as text } from 'drizzle-orm'
import { afterEach, describe, expect, it, onTestFinished } from 'vitest'
import { openDatabase } from '@/db/client'
import { layWire } from '@/tests/support/broken-wire'
import { useDatabase } from '@/tests/support/database'
import { killBackends } from '@/tests/support/kill-backends'

const test = useDatabase()

function open(options: Parameters<typeof openDatabase>[1], url = test.url) {
  const handle = openDatabase(url, options)
  onTestFinished(() => handle.close())
  return handle
}

async function killAll() {
  await test.sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`
}

describe('backends killed under load', () => {
  it('neither crash nor hang the pool, and what was acknowledged is there', async () => {
    const listeners = process.listenerCount('uncaughtException')
    const report = await killBackends(test.url, 200, 20_251_123)
    expect(report).toMatchObject({ lost: 0, halves: 0, left: 0 })
    expect(report.kills).toBeGreaterThanOrEqual(200)
    expect(report.failed).toBeGreaterThan(50)
    expect(report.acknowledged).toBeGreaterThan(20)
    expect(report.codes.filter((code) => !lossCodes.includes(code))).toEqual([])
    // Nothing is survived by swallowing what is thrown elsewhere.
    expect(process.listenerCount('uncaughtException')).toBe(listeners)
  })
})

const lossCodes = ['CONNECTION_CLOSED', 'ECONNRESET', 'EPIPE', '57P01', 'CONNECTION_ENDED']

describe('a transaction whose backend is killed', () => {
  it('rejects at once, though its work is still busy elsewhere', async () => {
    const { sql, ready } = open({})
    let release: () => void = () => undefined
    const busy = new Promise<void>((resolve) => {
      release = resolve
    })
    const began = sql.begin(async (tx) => {
      await tx`select 1`
      await killAll()
      await busy
    })
    await expect(began).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' })
    release()
    await expect.poll(ready).toBe(true)
  })

  it('runs none of its later queries outside itself', async () => {
    const { sql } = open({ max: 1 })
    await test.sql`create table strays (id int)`
    let late: Promise<unknown> | undefined
    const queued: Promise<unknown>[] = []
    const began = sql.begin(async (tx) => {
      await tx`select 1`
      // Waiting for this pool's one connection, and so the first thing a reconnect would serve.
      queued.push(sql`select 1`.execute())
      await killAll()
      await tx`insert into strays values (1)`.catch(() => undefined)
      late = tx`insert into strays values (2)`.execute()
      await late
    })
    await expect(began).rejects.toMatchObject({ code: expect.stringMatching(/CLOSED|ECONN|EPIPE/) })
    await expect(late).rejects.toMatchObject({ code: expect.stringMatching(/CLOSED|ECONN|EPIPE/) })
    await Promise.all(queued)
    expect(await test.sql`select id from strays`).toHaveLength(0)
  })
})

describe('a transaction', () => {
  it('never reports a commit that the server turned into a rollback', async () => {
    await test.sql`create table once (id int primary key)`
    const swallowed = test.sql.begin(async (tx) => {
      await tx`insert into once values (1)`
      await tx`insert into once values (1)`.catch(() => undefined)
    })
    await expect(swallowed).rejects.toMatchObject({ code: '23505' })
    expect(await test.sql`select id from once`).toHaveLength(0)
  })

  it('keeps what surrounds a savepoint that failed, also through drizzle', async () => {
    await test.sql`create table kept (id int primary key)`
    await test.db.transaction(async (tx) => {
      await tx.execute(text`insert into kept values (1)`)
      const inner = tx.transaction(async (nested) => {
        await nested.execute(text`insert into kept values (2)`)
        await nested.execute(text`insert into kept values (1)`)
      })
      await expect(inner).rejects.toThrow()
      await tx.execute(text`insert into kept values (3)`)
    })
    const rows = await test.sql`select id from kept order by id`
    expect(rows.map(({ id }) => id)).toEqual([1, 3])
  })

  it('refuses a query that comes after its end', async () => {
    let stray: Promise<unknown> | undefined
    await test.sql.begin(async (tx) => {
      stray = sleep(20).then(() => tx`select 1`)
    })
    await expect(stray).rejects.toMatchObject({ code: 'TRANSACTION_OVER' })
  })

  it('runs queries sent together in the order they were sent', async () => {
    const numbers = await test.sql.begin((tx) =>
      Promise.all([1, 2, 3].map((n) => tx`select ${n}::int as n, pg_sleep(0.01)`)),
    )
    expect(numbers.map(([row]) => row?.n)).toEqual([1, 2, 3])
  })
})

describe('deadlines', () => {
  it('end a statement that runs too long on the server, and spare the connection', async () => {
    const { sql, ready } = open({ deadlineMs: 200, max: 1 })
    const [before] = await sql`select pg_backend_pid() as pid`
    await expect(sql`select pg_sleep(5)`).rejects.toMatchObject({
      code: expect.stringMatching(/57014|QUERY_DEADLINE/),
    })
    await expect.poll(ready).toBe(true)
    expect(before?.pid).toBeGreaterThan(0)
  })

  it('end the wait for a connection when all are busy', async () => {
    const { sql } = open({ deadlineMs: 300, max: 1 })
    let released = false
    // Busy all the while: one that is idle for as long is ended by the server, at about the same time.
    const held = sql.begin(async (tx) => {
      while (!released) await tx`select pg_sleep(0.02)`
    })
    await expect(sql`select 1`).rejects.toMatchObject({
      code: 'QUERY_DEADLINE',
      message: 'All 1 database connections were busy for 300 ms.',
    })
    released = true
    await held
  })

  it('end the wait for a server that has fallen silent, and the handle goes on after', async () => {
    const wire = await layWire(test.url)
    onTestFinished(wire.close)
    const { db, sql, ready } = open({ deadlineMs: 400 }, wire.url)
    await sql`select 1`
    wire.block()
    await expect(sql`select 1`).rejects.toMatchObject({ code: 'QUERY_DEADLINE' })
    expect(ready()).toBe(false)
    wire.mend()
    await expect.poll(ready, { timeout: 5000 }).toBe(true)
    expect([...(await db.execute(text`select 1 as one`))]).toEqual([{ one: 1 }])
  })
})

describe('readiness', () => {
  it('goes off while the server is away and on when it answers again', async () => {
    const wire = await layWire(test.url)
    onTestFinished(wire.close)
    const { db, sql, ready } = open({}, wire.url)
    await sql`select 1`
    expect(ready()).toBe(true)
    wire.cut()
    await expect.poll(ready).toBe(false)
    await expect(sql`select 1`).rejects.toThrow()
    await sleep(300)
    expect(ready()).toBe(false)
    wire.mend()
    await expect.poll(ready, { timeout: 5000 }).toBe(true)
    expect([...(await db.execute(text`select 1 as one`))]).toEqual([{ one: 1 }])
  })

  it('is not touched by a query that was wrong', async () => {
    const { sql, ready } = open({})
    await expect(sql`select 1 / 0`).rejects.toMatchObject({ code: '22012' })
    await expect(sql`select ${undefined as never}`).rejects.toThrow('Undefined values')
    expect(ready()).toBe(true)
    expect(await sql`select 1 as one`).toEqual([{ one: 1 }])
  })
})

describe('connections', () => {
  const unhandled: unknown[] = []
  const note = (reason: unknown) => unhandled.push(reason)
  afterEach(() => process.off('unhandledRejection', note))

  it('killed while they are being made leave no rejection unhandled', async () => {
    process.on('unhandledRejection', note)
    const wire = await layWire(test.url)
    onTestFinished(wire.close)
    for (let round = 0; round < 20; round++) {
      const { sql, close } = openDatabase(wire.url, { max: 3 })
      const asked = [1, 2, 3].map((n) => sql`select ${n}`.execute())
      await sleep(round)
      wire.cut()
      await Promise.allSettled(asked)
      wire.mend()
      await close()
    }
    expect(unhandled).toEqual([])
  })

  it('are closed when the pool is, after what runs has ended', async () => {
    const handle = openDatabase(test.url, { max: 2 })
    const running = handle.sql`select pg_sleep(0.2), 1 as one`.execute()
    await sleep(50)
    await handle.close()
    expect((await running)[0]).toMatchObject({ one: 1 })
    await expect(handle.sql`select 1`).rejects.toMatchObject({ code: 'POOL_CLOSED' })
    expect(handle.ready()).toBe(false)
  })
})

import { getEventListeners } from 'node:events'
import { createServer, type Server } from 'node:http'
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { change } from '@/lib/platform/events/change'
import { relayOutbox } from '@/lib/platform/events/relay'
import { newId } from '@/lib/platform/ids/ids'
import { useLaurel } from '@/tests/support/laurel'
import { until } from '@/tests/support/until'

// Before the client is made, which is when its module is loaded.
const port = await vi.hoisted(async () => {
  const { createServer } = await import('node:net')
  const probe = createServer()
  const free = await new Promise<number>((resolve) =>
    probe.listen(0, '127.0.0.1', () => resolve((probe.address() as { port: number }).port)),
  )
  await new Promise((resolve) => probe.close(resolve))
  process.env.INNGEST_DEV = `http://127.0.0.1:${free}`
  return free
})

type Sent = { id: string; name: string; data: Record<string, unknown>; ts: number }

/** Stands for the Inngest server: keeps each request's events, answers as told. */
let received: Sent[][] = []
let answer: 'ok' | 'unavailable' | 'hang up' = 'ok'
let server: Server

beforeAll(() => listen())
const laurel = useLaurel({ story: false })

beforeEach(async () => {
  received = []
  answer = 'ok'
  await laurel.sql`delete from outbox`
})
afterEach(async () => {
  await stopped?.()
  if (!server.listening) await listen()
})

it('sends what was recorded, with the row’s id, once and in order', async () => {
  const ids = await record(3)
  const jobs = await laurel.sql`select count(*)::int as n from graphile_worker._private_jobs`
  expect(jobs).toEqual([{ n: 0 }])
  await start()
  await allSent()
  expect(received.flat().map((event) => event.id)).toEqual(ids)
  expect(received.flat()[0]).toMatchObject({
    ...{ name: 'certificate/revoked', ts: new Date('2026-10-01T09:00:00Z').getTime() },
    data: { reasonClass: 'other', issuerId: expect.any(String), subjectIds: [expect.any(String)] },
  })
})

it('sends hundreds in pages, shared by two relays, each once', async () => {
  const ids = await record(250)
  await start(2)
  await allSent()
  expect(
    received
      .flat()
      .map((event) => event.id)
      .sort(),
  ).toEqual(ids)
  expect(Math.max(...received.map((page) => page.length))).toBeLessThanOrEqual(100)
})

it('cut off between the sending and its mark, sends the same id again', async () => {
  const ids = await record(2)
  await laurel.sql.unsafe(`
    create or replace function fail() returns trigger language plpgsql as
      $$ begin raise exception 'cut off'; end $$;
    create trigger cut_off before update on outbox for each row execute function fail()`)
  const { trouble } = await start()
  await until(async () => trouble.length > 0)
  expect(received.flat().map((event) => event.id)).toEqual(ids)
  expect(await unsent()).toBe(2)

  await laurel.sql`drop trigger cut_off on outbox`
  await allSent()
  expect(received.flat().map((event) => event.id)).toEqual([...ids, ...ids])
})

it('keeps what a server out of reach cannot take, and sends it when it is back', async () => {
  const ids = await record(2)
  await close()
  const { trouble } = await start()
  await until(async () => trouble.length > 0)
  expect(received).toEqual([])
  expect(await unsent()).toBe(2)
  await listen()
  await allSent()
  expect(received.flat().map((event) => event.id)).toEqual(ids)
})

it.each(['unavailable', 'hang up'] as const)(
  'keeps it also when the server answers “%s”',
  async (how) => {
    const ids = await record(1)
    answer = how
    const { trouble } = await start()
    await until(async () => trouble.length > 0)
    expect(await unsent()).toBe(1)
    answer = 'ok'
    await allSent()
    expect(received.flat().at(-1)?.id).toBe(ids[0])
  },
)

it('rests without piling up listeners, and stops at once', async () => {
  const { signal } = await start()
  await until(async () => getEventListeners(signal, 'abort').length > 0)
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(getEventListeners(signal, 'abort').length).toBeLessThanOrEqual(1)
  const began = performance.now()
  await stopped?.()
  expect(performance.now() - began).toBeLessThan(1000)
})

let stopped: (() => Promise<void>) | undefined

/** Starts relays. */
async function start(count = 1) {
  const { db } = laurel.ctx() as { db: Parameters<typeof relayOutbox>[0]['db'] }
  const controller = new AbortController()
  const trouble: unknown[] = []
  const relays = Array.from({ length: count }, () =>
    relayOutbox(
      { db },
      { signal: controller.signal, onTrouble: (error) => trouble.push(error), restMs: 50 },
    ),
  )
  stopped = async () => {
    controller.abort()
    await Promise.all(relays)
    stopped = undefined
  }
  return { trouble, signal: controller.signal }
}

/** Records so many facts; answers their ids in the order of recording. */
async function record(count: number): Promise<string[]> {
  const ctx = laurel.ctx(new Date('2026-10-01T09:00:00Z'))
  for (let n = 0; n < count; n++) {
    await change(ctx, (_tx, tell) =>
      tell({
        ...{ name: 'certificate/revoked', issuerId: newId(), subjectIds: [newId()] },
        data: { reasonClass: 'other' },
      }),
    )
  }
  const rows = await laurel.sql`select id from outbox order by created_at, id`
  return rows.map((row) => row.id)
}

async function unsent() {
  const [row] = await laurel.sql`select count(*)::int as n from outbox where sent_at is null`
  return row?.n as number
}

async function allSent() {
  await until(async () => (await unsent()) === 0)
}

async function listen() {
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      // The SDK also asks what kind of server this is.
      if (!request.url?.startsWith('/e/')) return response.end('{}')
      const events: Sent[] = JSON.parse(body)
      received.push(events)
      if (answer === 'hang up') return request.socket.destroy()
      response.statusCode = answer === 'ok' ? 200 : 503
      response.setHeader('content-type', 'application/json')
      return response.end(
        JSON.stringify({ ids: events.map(({ id }) => id), status: response.statusCode }),
      )
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
}

async function close() {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
}

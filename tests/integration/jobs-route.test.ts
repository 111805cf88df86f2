import { randomUUID } from 'node:crypto'
import { NextRequest } from 'next/server'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { signatureOf } from '@/tests/support/inngest-signature'
import { useLaurel } from '@/tests/support/laurel'

/* The real route with the real functions, called as an Inngest server calls it. */

const signingKey = 'signkey-test-0123456789abcdef0123456789abcdef'
const laurel = useLaurel()

afterEach(() => vi.unstubAllEnvs())

/** The route as a process with these settings loads it. */
async function route(keys: Record<string, string>) {
  for (const [name, value] of Object.entries(keys)) vi.stubEnv(name, value)
  vi.resetModules()
  return import('@/app/api/inngest/route')
}

const withKeys = { INNGEST_EVENT_KEY: 'event-key', INNGEST_SIGNING_KEY: signingKey }

function request(method: string, body: object, signed: boolean, query = '') {
  const headers = {
    host: 'localhost:3000',
    'content-type': 'application/json',
    'x-inngest-sync-kind': 'in_band',
    ...(signed ? { 'x-inngest-signature': signatureOf(body, signingKey) } : {}),
  }
  const text = JSON.stringify(body)
  return new NextRequest(`http://localhost:3000/api/inngest${query}`, {
    method,
    headers,
    body: text,
  })
}

describe('with keys', () => {
  const sync = { url: 'http://localhost:3000/api/inngest' }

  it('registers every job, for a signed call alone', async () => {
    const { PUT } = await route(withKeys)
    const answer = await PUT(request('PUT', sync, true), undefined)
    expect(answer.status).toBe(200)
    const { functions } = (await answer.json()) as { functions: { id: string }[] }
    expect(functions.map(({ id }) => id).toSorted()).toEqual([
      'laurel-award-on-completion',
      'laurel-deliver-waiting',
      'laurel-issue-batch',
      'laurel-redraw-documents',
      'laurel-redraw-documents-failure',
      'laurel-render-documents',
      'laurel-scan-daily',
      'laurel-send-invitation',
      'laurel-send-notification',
      'laurel-sequence-log',
      'laurel-sign-credentials',
      'laurel-sweep-files',
      'laurel-take-import',
      'laurel-take-import-failure',
      'laurel-verify-many',
      'laurel-verify-many-failure',
    ])
    expect((await PUT(request('PUT', sync, false), undefined)).status).toBe(401)
  })

  it('runs a step on the database, for a signed call alone', async () => {
    const [fact] = await laurel.sql`
      select id, name, data from outbox where name = 'completion/recorded' order by id limit 1`
    const event = { id: fact?.id, name: fact?.name, data: fact?.data, ts: Date.now() }
    const call = {
      ...{ version: -1, event, events: [event], steps: {} },
      ctx: {
        ...{ run_id: randomUUID(), attempt: 0, max_attempts: 4 },
        ...{ disable_immediate_execution: false, use_api: false },
        stack: { stack: [], current: 0 },
      },
    }
    const query = '?fnId=laurel-award-on-completion&stepId=step'
    const { POST } = await route(withKeys)
    expect((await POST(request('POST', call, false, query), undefined)).status).toBe(401)
    const opened = () => laurel.sql`select id from batches where cause = ${String(fact?.id)}`
    expect(await opened()).toHaveLength(0)
    const answer = await POST(request('POST', call, true, query), undefined)
    expect(answer.status).toBe(206)
    expect(await answer.json()).toMatchObject([{ op: 'StepRun' }])
    expect(await opened()).toHaveLength(1)
  })
})

it('in embedded mode nothing answers, signed or not', async () => {
  const handlers = await route({})
  for (const method of ['PUT', 'POST'] as const) {
    expect((await handlers[method](request(method, {}, true), undefined)).status).toBe(404)
  }
})

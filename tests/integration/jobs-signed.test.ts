import { createHmac, randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Inngest } from 'inngest'
import { serve } from 'inngest/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signatureOf } from '@/tests/support/inngest-signature'

/*
 * In `inngest` mode a server calls the functions over HTTP. These are its calls, signed as it
 * signs them, against the same kind of functions.
 */

const signingKey = 'signkey-test-0123456789abcdef0123456789abcdef'
const client = new Inngest({ id: 'laurel', signingKey, eventKey: 'event-key', isDev: false })
const fn = client.createFunction(
  { id: 'award', triggers: { event: 'completion/recorded' } },
  async ({ step, event }) => step.run('award', () => ({ awarded: event.data.n })),
)

let server: Server
let url: string
beforeAll(async () => {
  server = createServer(serve({ client, functions: [fn] }))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/inngest`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

const sign = (body: object, at?: number, key = signingKey) => signatureOf(body, key, at)

function request(method: string, body: object, headers: Record<string, string>, query = '') {
  return fetch(`${url}${query}`, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
}

const event = { id: 'e1', name: 'completion/recorded', data: { n: 1 }, ts: 1 }
const call = {
  version: -1,
  event,
  events: [event],
  steps: {},
  ctx: {
    run_id: randomUUID(),
    attempt: 0,
    max_attempts: 4,
    disable_immediate_execution: false,
    use_api: false,
    stack: { stack: [], current: 0 },
  },
}
const query = '?fnId=laurel-award&stepId=step'

describe('a call', () => {
  it('that is signed runs the step, and the answer is signed', async () => {
    const response = await request('POST', call, { 'x-inngest-signature': sign(call) }, query)
    expect(response.status).toBe(206)
    const text = await response.text()
    expect(JSON.parse(text)).toMatchObject([{ op: 'StepRun', data: { awarded: 1 } }])
    const signature = new URLSearchParams(response.headers.get('x-inngest-signature') ?? '')
    const secret = signingKey.replace(/^signkey-\w+-/, '')
    const expected = createHmac('sha256', secret).update(`${text}${signature.get('t')}`)
    expect(signature.get('s')).toBe(expected.digest('hex'))
  })

  const tenMinutesAgo = Math.round(Date.now() / 1000) - 600
  it.each([
    ['not signed', {}],
    ['signed with another key', { 'x-inngest-signature': sign(call, undefined, 'abcd') }],
    ['signed for another body', { 'x-inngest-signature': sign({ ...call, steps: { a: 1 } }) }],
    ['signed ten minutes ago', { 'x-inngest-signature': sign(call, tenMinutesAgo) }],
  ])('that is %s is refused', async (_, headers) => {
    const response = await request('POST', call, headers, query)
    expect(response.status).toBe(401)
    expect(await response.json()).toEqual({ message: 'Unauthorized' })
  })
})

describe('registering', () => {
  const body = { url: 'https://laurel.example.org/api/inngest' }
  const inBand = { 'x-inngest-sync-kind': 'in_band' }

  it('that is signed is told the functions', async () => {
    const headers = { ...inBand, 'x-inngest-signature': sign(body) }
    const response = await request('PUT', body, headers)
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({
      app_id: 'laurel',
      url: body.url,
      functions: [{ id: 'laurel-award', triggers: [{ event: 'completion/recorded' }] }],
    })
  })

  it('that is not signed is told nothing', async () => {
    const response = await request('PUT', body, inBand)
    expect(response.status).toBe(401)
  })
})

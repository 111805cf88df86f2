import type { ServerResponse } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { MailError } from '@/lib/platform/email/mail-error'
import type { Message } from '@/lib/platform/email/message'
import { resendTransport } from '@/lib/platform/email/resend'
import { startResend } from '@/tests/support/resend-server'

const from = 'Academy <certificates@academy.example>'
const message: Message = {
  to: 'ana@example.org',
  subject: 'For Ana',
  html: '<p>Hello</p>',
  text: 'Hello',
  idempotencyKey: 'delivery/1',
  secretLinks: true,
}

describe('Resend', () => {
  let server: Awaited<ReturnType<typeof startResend>>
  const send = (change: Partial<Message> = {}) => {
    const { apiKey, baseUrl } = server
    return resendTransport({ apiKey, baseUrl, from, timeoutMs: 300 })({ ...message, ...change })
  }
  beforeAll(async () => {
    server = await startResend()
  })
  beforeEach(() => {
    server.taken.length = 0
    server.state.answer = null
  })
  afterAll(() => server.close())

  test('sends one JSON message under its key, once however often it is tried', async () => {
    expect(await send()).toEqual({ providerId: 'mail-1' })
    expect(await send()).toEqual({ providerId: 'mail-1' })
    const { to, subject, html, text } = message
    expect(server.taken).toEqual([
      { id: 'mail-1', key: 'delivery/1', body: { from, to, subject, html, text } },
    ])
  })

  test('asks once: trying again is for the job that calls', async () => {
    server.state.answer = answering(500, { name: 'application_error' })
    const before = server.state.requests
    expect(await failure(send())).toMatchObject({ retry: true })
    expect(server.state.requests - before).toBe(1)
  })

  const soon = new Date(Date.now() + 90_000).toUTCString()
  const answers: [number, string, Record<string, string>, object][] = [
    [429, 'rate_limit_exceeded', { 'Retry-After': '17' }, { retry: true, retryAfter: 17 }],
    [429, 'daily_quota_exceeded', {}, { retry: true, retryAfter: undefined }],
    [503, 'service_unavailable', { 'Retry-After': soon }, { retry: true }],
    [429, 'rate_limit_exceeded', { 'Retry-After': 'soon' }, { retryAfter: undefined }],
    [422, 'validation_error', {}, { retry: false }],
    [400, 'validation_error', {}, { retry: false }],
    [401, 'missing_api_key', {}, { retry: true }],
    [403, 'validation_error', {}, { retry: true }],
    [409, 'concurrent_idempotent_requests', {}, { retry: true }],
  ]
  for (const [status, name, headers, wanted] of answers) {
    test(`${status} ${name} ${Object.values(headers)} is ${JSON.stringify(wanted)}`, async () => {
      server.state.answer = answering(status, { name, message: 'about ana@example.org' }, headers)
      const error = await failure(send())
      expect(error).toMatchObject(wanted)
      expect(error.message).toContain(`Resend answered ${status} ${name}: `)
      expect(error.message).not.toContain('ana@example.org')
    })
  }

  test('a date to try again is turned into seconds', async () => {
    server.state.answer = answering(503, {}, { 'Retry-After': soon })
    const { retryAfter = 0 } = await failure(send())
    expect(retryAfter).toBeGreaterThan(60)
    expect(retryAfter).toBeLessThanOrEqual(90)
  })

  test('the same key for another message is final', async () => {
    await send()
    expect(await failure(send({ subject: 'Another' }))).toMatchObject({ retry: false })
    expect(server.taken.length).toBe(1)
  })

  test('a wrong key is named without being shown', async () => {
    const { baseUrl } = server
    const error = await failure(resendTransport({ apiKey: 're_wrong', baseUrl, from })(message))
    expect(error).toMatchObject({
      retry: true,
      message: 'Resend answered 401 validation_error: check RESEND_API_KEY.',
    })
  })

  for (const [what, answer] of [
    ['silence', () => undefined],
    ['a cut connection', (response: ServerResponse) => response.destroy()],
    ['no JSON', (response: ServerResponse) => response.writeHead(200).end('<h1>Welcome</h1>')],
    ['no id', (response: ServerResponse) => response.writeHead(200).end('{}')],
    ['null', (response: ServerResponse) => response.writeHead(500).end('null')],
  ] as const) {
    test(`${what} is tried again`, async () => {
      server.state.answer = answer
      expect(await failure(send())).toMatchObject({ retry: true })
    })
  }

  test('a service that is not there is tried again', async () => {
    const gone = await startResend()
    await gone.close()
    const { apiKey, baseUrl } = gone
    const error = await failure(resendTransport({ apiKey, baseUrl, from })(message))
    expect(error).toMatchObject({
      retry: true,
      message: `Resend at ${baseUrl} gave no usable answer.`,
    })
  })
})

function answering(status: number, body: object, headers: Record<string, string> = {}) {
  return (response: ServerResponse) => {
    response
      .writeHead(status, { 'Content-Type': 'application/json', ...headers })
      .end(JSON.stringify({ statusCode: status, ...body }))
  }
}

async function failure(attempt: Promise<unknown>): Promise<MailError> {
  try {
    await attempt
  } catch (error) {
    if (error instanceof MailError) return error
    throw error
  }
  throw new Error('This should have failed.')
}

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { MailError } from '@/lib/platform/email/mail-error'
import type { Message } from '@/lib/platform/email/message'
import { smtpTransport } from '@/lib/platform/email/smtp'
import { startSmtp } from '@/tests/support/smtp'

const from = 'Academy <certificates@academy.example>'
const message: Message = {
  to: 'ana@example.org',
  subject: 'Für Ana: شهادة',
  html: '<p>Hello <b>Ana</b></p>',
  text: 'Hello Ana',
  idempotencyKey: 'delivery/1',
}

describe('SMTP', () => {
  let server: Awaited<ReturnType<typeof startSmtp>>
  const send = (change: Partial<Message> = {}) =>
    smtpTransport({ url: server.url, from, timeoutMs: 2_000 })({ ...message, ...change })
  beforeAll(async () => {
    server = await startSmtp()
  })
  beforeEach(() => {
    server.taken.length = 0
    for (const name of ['sender', 'receiver', 'data', 'cut'] as const) delete server.state[name]
  })
  afterAll(() => server.close())

  test('hands over both bodies under a Message-ID made from the key', async () => {
    const first = await send()
    const [mail] = server.taken
    expect(mail).toMatchObject({ from: 'certificates@academy.example', to: ['ana@example.org'] })
    expect(mail?.raw).toContain('From: Academy <certificates@academy.example>')
    expect(mail?.raw).toMatch(/Subject: =\?UTF-8\?/)
    expect(mail?.raw).toContain('Content-Type: text/plain')
    expect(mail?.raw).toContain('Content-Type: text/html')
    expect(mail?.raw).toContain(`Message-ID: ${first.providerId}`)
    expect(first.providerId).toMatch(/^<[0-9a-f]{40}@academy\.example>$/)
    expect(await send()).toEqual(first)
    expect(await send({ idempotencyKey: 'delivery/2' })).not.toEqual(first)
  })

  test('what a crash doubles bears one Message-ID', async () => {
    server.state.cut = true
    expect(await failure(send())).toMatchObject({ retry: true })
    delete server.state.cut
    const { providerId } = await send()
    expect(server.taken.length).toBe(2)
    for (const mail of server.taken) expect(mail.raw).toContain(`Message-ID: ${providerId}`)
  })

  test('a refused address is final, and is not repeated in the error', async () => {
    server.state.receiver = { responseCode: 550, message: 'ana@example.org is unknown' }
    const error = await failure(send())
    expect(error.retry).toBe(false)
    expect(error.message).toBe(
      'The mail server answered 550: the message or its address is refused.',
    )
  })

  test('a refused message is final', async () => {
    server.state.data = { responseCode: 554, message: 'spam' }
    expect(await failure(send())).toMatchObject({ retry: false })
  })

  test('an address or message put off is tried again', async () => {
    server.state.receiver = { responseCode: 450, message: 'greylisted' }
    expect(await failure(send())).toMatchObject({ retry: true })
    delete server.state.receiver
    server.state.data = { responseCode: 451, message: 'later' }
    expect(await failure(send())).toMatchObject({ retry: true })
  })

  test('a wrong sender or login is the operator’s to mend, so the message waits', async () => {
    server.state.sender = { responseCode: 553, message: 'not yours' }
    expect(await failure(send())).toMatchObject({
      retry: true,
      message: 'The mail server answered 553: check that it may send for LAUREL_MAIL_FROM.',
    })
    const url = `smtp://laurel:hunter2@${server.host}`
    const error = await failure(smtpTransport({ url, from })(message))
    expect(error).toMatchObject({
      retry: true,
      message: 'The mail server answered 535: check the name and password in SMTP_URL.',
    })
    expect(JSON.stringify(error) + error.stack).not.toContain('hunter2')
  })

  test('a server that is not there is tried again', async () => {
    const gone = await startSmtp()
    await gone.close()
    const error = await failure(smtpTransport({ url: gone.url, from })(message))
    expect(error.retry).toBe(true)
    expect(error.message).toMatch(/^The mail server cannot be reached \(\w+\): check SMTP_URL\.$/)
  })
})

async function failure(attempt: Promise<unknown>): Promise<MailError> {
  try {
    await attempt
  } catch (error) {
    if (error instanceof MailError) return error
    throw error
  }
  throw new Error('This should have failed.')
}

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MailError } from '@/lib/platform/email/mail-error'
import { checkMessage, type Message } from '@/lib/platform/email/message'

const message: Message = {
  to: 'ana@example.org',
  subject: 'Hello',
  html: '<p>Hello</p>',
  text: 'Hello',
  idempotencyKey: 'test/1',
}

test('takes plain addresses, those of other scripts too', () => {
  for (const to of [
    "o'brien+a@mail.example.org",
    'josé@exämple.org',
    '用户@例子.公司',
    'a@localhost',
  ]) {
    expect(checkMessage({ ...message, to }).to).toBe(to)
  }
})

test('refuses for good what could name another receiver or begin another header', () => {
  const refused = [
    ...[
      '',
      'a',
      '@b',
      'a@',
      'a@b@c',
      'a b@c.org',
      'a@b.org\r\nBcc: x@y.org',
      'a@b.org\n',
      'a@b.org\0',
    ],
    ...['a@b.org,x@y.org', 'a@b.org;x@y.org', 'Ana <a@b.org>', '"a"@b.org', '(c)a@b.org'],
    ...['a@b.org\u2028x', 'a@[127.0.0.1]', 'group:a@b.org;', `${'a'.repeat(250)}@b.org`],
  ]
  for (const to of refused) {
    expect(() => checkMessage({ ...message, to }), JSON.stringify(to)).toThrow(MailError)
    try {
      checkMessage({ ...message, to })
    } catch (error) {
      expect(error).toMatchObject({ retry: false })
      if (to.length > 2) expect(String(error)).not.toContain(to)
    }
  }
})

test('a subject is one line, whatever a name brings along', () => {
  const subject = 'For Ana\r\nBcc: x@y.org\u2028\u0000\t Ruiz \n'
  expect(checkMessage({ ...message, subject }).subject).toBe('For Ana Bcc: x@y.org Ruiz')
  fc.assert(
    fc.property(fc.string({ unit: 'binary-ascii' }), (any) => {
      const line = checkMessage({ ...message, subject: any }).subject
      expect(
        [...line].every((sign) => sign >= ' ' && !'\u007f\u0085\u2028\u2029'.includes(sign)),
      ).toBe(true)
    }),
  )
})

test('needs a key that a service can hold', () => {
  for (const idempotencyKey of ['', 'k'.repeat(257)]) {
    expect(() => checkMessage({ ...message, idempotencyKey })).toThrow(MailError)
  }
})

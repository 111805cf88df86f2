import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { listMailbox } from '@/lib/platform/email/mailbox'
import { send } from '@/lib/platform/email/send'
import { useDatabase } from '@/tests/support/database'
import { startResend } from '@/tests/support/resend-server'
import { startSmtp } from '@/tests/support/smtp'

const env = vi.hoisted(
  (): Record<string, string> => ({ LAUREL_MAIL_FROM: 'Academy <c@academy.example>' }),
)
vi.mock('@/lib/platform/env/settings', () => ({ settings: () => env }))

describe('sending', () => {
  const its = useDatabase()
  let resend: Awaited<ReturnType<typeof startResend>>
  let smtp: Awaited<ReturnType<typeof startSmtp>>
  beforeAll(async () => {
    resend = await startResend()
    smtp = await startSmtp()
  })
  afterAll(() => Promise.all([resend.close(), smtp.close()]))

  test('the settings choose the way: none the mailbox, SMTP_URL, RESEND_API_KEY', async () => {
    const counts = async () => ({
      mailbox: (await listMailbox(its.db)).messages.length,
      smtp: smtp.taken.length,
      resend: resend.taken.length,
    })
    await mail('one')
    expect(await counts()).toEqual({ mailbox: 1, smtp: 0, resend: 0 })
    env.SMTP_URL = smtp.url
    await mail('two')
    expect(await counts()).toEqual({ mailbox: 1, smtp: 1, resend: 0 })
    delete env.SMTP_URL
    env.RESEND_API_KEY = resend.apiKey
    env.RESEND_BASE_URL = resend.baseUrl
    await mail('three')
    expect(await counts()).toEqual({ mailbox: 1, smtp: 1, resend: 1 })
    expect(resend.taken[0]?.body.from).toBe('Academy <c@academy.example>')
    await expect(mail('four', 'a@b.org,c@d.org')).rejects.toThrow('not one e-mail address')
    expect(await counts()).toEqual({ mailbox: 1, smtp: 1, resend: 1 })
  })

  function mail(idempotencyKey: string, to = 'ana@example.org') {
    return send({ to, subject: 's', html: '<p>h</p>', text: 't', idempotencyKey }, its)
  }
})

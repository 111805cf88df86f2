import { beforeEach, describe, expect, test, vi } from 'vitest'
import { mailboxMessages } from '@/db/schema/mailbox'
import { MailError } from '@/lib/platform/email/mail-error'
import { getMailboxMessage, listMailbox } from '@/lib/platform/email/mailbox'
import type { Message } from '@/lib/platform/email/message'
import { send } from '@/lib/platform/email/send'
import { newId } from '@/lib/platform/ids/ids'
import { useDatabase } from '@/tests/support/database'

const env = vi.hoisted(() => ({ LAUREL_DEMO: false }))
vi.mock('@/lib/platform/env/settings', () => ({ settings: () => env }))

const link = 'http://localhost:3000/api/auth/callback?token=s3cret'
const message: Message = {
  to: 'ana@example.org',
  subject: 'Your link',
  html: `<a href="${link}">Sign in</a>`,
  text: `Sign in <${link}>`,
  idempotencyKey: 'sign-in/1',
}

describe('the local mailbox', () => {
  const its = useDatabase()
  beforeEach(async () => {
    env.LAUREL_DEMO = false
    await its.db.delete(mailboxMessages)
  })

  test('keeps a message once for its key, however often and at once it is sent', async () => {
    const sent = await Promise.all(Array.from({ length: 12 }, () => send(message, its)))
    expect(new Set(sent.map((one) => one.providerId)).size).toBe(1)
    await send({ ...message, idempotencyKey: 'sign-in/2' }, its)
    expect((await listMailbox(its.db)).messages.length).toBe(2)
  })

  test('keeps nothing when the address is refused, or can reach nobody', async () => {
    await expect(send({ ...message, to: 'a@b.org\r\nBcc: c@d.org' }, its)).rejects.toThrow(
      MailError,
    )
    await expect(send({ ...message, to: 'ana@school.INVALID' }, its)).rejects.toMatchObject({
      ...{ address: true, retry: false },
    })
    expect((await listMailbox(its.db)).messages).toEqual([])
  })

  test('a message sent in a transaction that is undone is not kept', async () => {
    const undone = its.db.transaction(async (tx) => {
      await send(message, { db: tx })
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    expect((await listMailbox(its.db)).messages).toEqual([])
  })

  test('masks sign-in links outside demo mode, and only there', async () => {
    const secret = await send({ ...message, secretLinks: true }, its)
    const open = await send({ ...message, idempotencyKey: 'other' }, its)
    expect(await getMailboxMessage(its.db, secret.providerId)).toMatchObject({
      toAddress: 'ana@example.org',
      secretLinks: true,
      html: '<a href="http://localhost:3000/…">Sign in</a>',
      text: 'Sign in <http://localhost:3000/…>',
    })
    expect((await getMailboxMessage(its.db, open.providerId))?.text).toBe(message.text)
    env.LAUREL_DEMO = true
    expect((await getMailboxMessage(its.db, secret.providerId))?.html).toBe(message.html)
  })

  test('knows nothing of ids that are none', async () => {
    for (const id of ['', 'x', "' or 1=1 --", newId()]) {
      expect(await getMailboxMessage(its.db, id)).toBeNull()
    }
  })

  test('is paged newest first, each message once, those of one moment too', async () => {
    const moments = [1, 1, 1, 1, 2, 3, 3].map(
      (second) => new Date(Date.UTC(2026, 0, 1, 0, 0, second)),
    )
    const rows = moments.map((createdAt, at) => ({
      ...{ id: newId(), createdAt, idempotencyKey: `page/${at}` },
      ...{ toAddress: message.to, subject: `${at}`, html: '', text: '' },
    }))
    await its.db.insert(mailboxMessages).values(rows)
    const wanted = rows
      .toSorted((a, b) => Number(b.createdAt) - Number(a.createdAt) || (a.id < b.id ? 1 : -1))
      .map((row) => row.subject)
    const found: string[] = []
    let before: string | undefined
    do {
      const page = await listMailbox(its.db, { limit: 2, ...(before && { before }) })
      expect(page.messages.length).toBeLessThanOrEqual(2)
      found.push(...page.messages.map((one) => one.subject))
      before = page.next ?? undefined
    } while (before)
    expect(found).toEqual(wanted)
    const strange = await listMailbox(its.db, { before: 'strange' })
    expect(strange.messages.length).toBe(rows.length)
  })

  test('a page is read from the index, however full the mailbox', async () => {
    await its.sql.unsafe(`
      insert into mailbox_messages (id, to_address, subject, html, text, idempotency_key, created_at)
      select gen_random_uuid(), 'a@b.org', 's', 'h', 't', 'plan/' || n, now() - n * interval '1 second'
      from generate_series(1, 5000) n`)
    await its.sql.unsafe('analyze mailbox_messages')
    const plan = await its.sql.unsafe(`
      explain select id from mailbox_messages
      where (created_at, id) < (now() - interval '40 minutes', '${newId()}'::uuid)
      order by created_at desc, id desc limit 51`)
    const lines = plan.map((row) => String(row['QUERY PLAN'])).join('\n')
    expect(lines).toContain('mailbox_messages_newest')
    expect(lines).toContain('Index Cond: (ROW(created_at, id) <')
    expect(lines).not.toContain('Sort')
  })
})

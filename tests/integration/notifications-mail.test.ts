import { type AddressInfo, createServer } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { changeAddress } from '@/lib/awards/people/change-address'
import { mintActor } from '@/lib/platform/access/actor'
import type { Ctx } from '@/lib/platform/access/context'
import { addDays } from '@/lib/platform/clock/dates'
import { newId } from '@/lib/platform/ids/ids'
import { deliver } from '@/lib/reach/notifications/deliver'
import { listUndelivered } from '@/lib/reach/notifications/list-undelivered'
import { markNotificationsRead } from '@/lib/reach/notifications/mark-read'
import { notify } from '@/lib/reach/notifications/notify'
import { countUnread, listMyNotifications } from '@/lib/reach/notifications/queries'
import { sendAgain } from '@/lib/reach/notifications/send-again'
import { decideAll, openDesk } from '@/tests/support/awards-desk'
import { useLaurel } from '@/tests/support/laurel'

const now = new Date('2026-10-01T09:00:00Z')
let port = 0
let server: SMTPServer | undefined
let received: string[] = []

// Before the settings are read, which is once.
beforeAll(async () => {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  port = (probe.address() as AddressInfo).port
  await new Promise((resolve) => probe.close(resolve))
  process.env.SMTP_URL = `smtp://127.0.0.1:${port}`
  process.env.LAUREL_MAIL_FROM = 'Laurel <laurel@example.org>'
})
const laurel = useLaurel({ story: false })
const ctx = () => laurel.ctx(now)

beforeEach(async () => {
  received = []
  await laurel.sql`update deliveries set state = 'failed' where state = 'pending'`
})
afterEach(async () => {
  await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()))
  server = undefined
})

describe('telling', () => {
  it('twice, or twice at once, makes one notification and one delivery', async () => {
    const { issuerId, ids } = await certified('twice', 3)
    const tell = (threshold = 0) =>
      notify(ctx(), { issuerId, type: 'expiring', certificateIds: ids, threshold })
    await Promise.all([tell(), tell(), tell()])
    await tell()
    await tell(7)
    const rows = await laurel.sql`
      select n.threshold, count(*)::int as told, count(d.id)::int as deliveries
      from notifications n left join deliveries d on d.notification_id = n.id
      where n.certificate_id in ${laurel.sql(ids)} group by 1 order by 1`
    expect(rows).toEqual([
      { threshold: 0, told: 3, deliveries: 3 },
      { threshold: 7, told: 3, deliveries: 3 },
    ])
  })

  it('goes where whoever has proven the learner’s address wants their mail', async () => {
    const [userId, old, main] = [newId(), 'old@example.org', 'main@example.org']
    await laurel.sql.unsafe(`begin;
      insert into users (id, email, email_verified) values ('${userId}', '${main}', now());
      insert into user_addresses (email, user_id) values ('${old}', '${userId}'), ('${main}', '${userId}');
      commit`)
    const { issuerId, ids } = await certified('primary', 1, () => 'Old@Example.org')
    await notify(ctx(), { issuerId, type: 'issued', certificateIds: ids })
    await listen()
    await deliver(ctx())
    expect(received).toEqual([main])
  })

  it('reaches the person from every issuer, in any case of the address, and nobody else', async () => {
    for (const slug of ['inbox-a', 'inbox-b']) {
      const email = slug === 'inbox-a' ? 'Inbox@Example.org' : 'inbox@example.org'
      const { issuerId, ids } = await certified(slug, 1, () => email)
      await notify(ctx(), { issuerId, type: 'issued', certificateIds: ids })
    }
    const me = person('inbox@example.org')
    expect(await listMyNotifications(me)).toMatchObject([{ type: 'issued' }, { type: 'issued' }])
    expect(await countUnread(person('other@example.org'))).toBe(0)
    expect(await countUnread(me)).toBe(2)
    await markNotificationsRead(person('other@example.org'))
    expect(await countUnread(me)).toBe(2)
    await markNotificationsRead(me)
    expect(await countUnread(me)).toBe(0)
    expect((await listMyNotifications(me)).map((one) => one.readAt)).toEqual([now, now])
  })
})

describe('a mail service that fails', () => {
  it('leaves the delivery waiting with its error, undoes nothing, and gets it when it is back', async () => {
    const { issuerId, ids, emails } = await certified('down', 2)
    await notify(ctx(), { issuerId, type: 'issued', certificateIds: ids })
    const before =
      await laurel.sql`select * from certificates where issuer_id = ${issuerId} order by id`
    await expect(deliver(ctx(), { certificateIds: ids })).rejects.toThrow('cannot be reached')
    const waiting = await deliveries(ids)
    expect(waiting).toMatchObject([
      { state: 'pending', attempts: 1, sent: null },
      { state: 'pending', attempts: 1, sent: null },
    ])
    expect(waiting[0]?.error).toMatch(/^The mail server cannot be reached .*SMTP_URL\.$/)
    expect(JSON.stringify(waiting)).not.toContain('@')
    expect(
      await laurel.sql`select * from certificates where issuer_id = ${issuerId} order by id`,
    ).toEqual(before)
    expect(await countUnread(person(emails[0] as string))).toBe(1)

    await listen()
    expect(await deliver(ctx(), { certificateIds: ids })).toBe(2)
    expect(await deliveries(ids)).toMatchObject([
      { state: 'sent', attempts: 2, sent: true, error: null },
      { state: 'sent', attempts: 2, sent: true, error: null },
    ])
    expect(received.sort()).toEqual(emails)
    expect(await deliver(ctx(), { certificateIds: ids })).toBe(0)
    expect(received).toHaveLength(2)
  })

  it('is asked ten times and no more', async () => {
    const { issuerId, ids } = await certified('limit', 1)
    await notify(ctx(), { issuerId, type: 'issued', certificateIds: ids })
    for (let attempt = 1; attempt < 10; attempt++) {
      await expect(deliver(ctx(), { certificateIds: ids })).rejects.toHaveProperty('retry', true)
    }
    expect(await deliveries(ids)).toMatchObject([{ state: 'pending', attempts: 9 }])
    expect(await deliver(ctx(), { certificateIds: ids })).toBe(1)
    expect(await deliveries(ids)).toMatchObject([
      { state: 'failed', attempts: 10, error: expect.stringContaining('cannot be reached') },
    ])
    expect(await deliver(ctx(), { certificateIds: ids })).toBe(0)
  })

  it('for one address only ends that one, and the others get theirs', async () => {
    const { issuerId, ids, emails } = await certified('refused', 3)
    await notify(ctx(), { issuerId, type: 'issued', certificateIds: ids })
    await listen({ [emails[1] as string]: 550 })
    expect(await deliver(ctx())).toBe(3)
    expect(await deliveries(ids)).toMatchObject([
      { state: 'sent' },
      { state: 'bounced', attempts: 1, error: expect.stringContaining('550') },
      { state: 'sent' },
    ])
    expect(await deliver(ctx())).toBe(0)
  })

  it('for the moment (450) leaves that one waiting, and the others get theirs', async () => {
    const { issuerId, ids, emails } = await certified('later', 2)
    await notify(ctx(), { issuerId, type: 'issued', certificateIds: ids })
    await listen({ [emails[0] as string]: 450 })
    await expect(deliver(ctx())).rejects.toThrow('450')
    expect(await deliveries(ids)).toMatchObject([
      { state: 'pending', attempts: 1 },
      { state: 'sent' },
    ])
  })
})

describe('two runs at once', () => {
  it('send each mail once, over the wire', async () => {
    const { issuerId, ids, emails } = await certified('race', 60)
    await notify(ctx(), { issuerId, type: 'issued', certificateIds: ids })
    await listen({}, 20)
    const runs = [1, 2, 3].map(() => deliver(ctx(), { certificateIds: ids }))
    const taken = await Promise.all(runs)
    expect(taken.reduce((a, b) => a + b)).toBe(60)
    expect(received.toSorted()).toEqual(emails.toSorted())
    expect(await deliver(ctx(), { certificateIds: ids })).toBe(0)
  })

  it('one of which has died leave its mails to the other, once their time is over', async () => {
    const { issuerId, ids } = await certified('died', 1)
    await notify(ctx(), { issuerId, type: 'issued', certificateIds: ids })
    const claim = (minutes: number) => laurel.sql`
      update deliveries set claimed_by = ${newId()}, claimed_at = now() - make_interval(mins => ${minutes})
      where state = 'pending'`
    await listen()
    await claim(9)
    expect(await deliver(ctx(), { certificateIds: ids })).toBe(0)
    await claim(11)
    expect(await deliver(ctx(), { certificateIds: ids })).toBe(1)
    expect(received).toHaveLength(1)
  })
})

describe('a service that names a time', () => {
  it('is not asked before it', async () => {
    const { issuerId, ids } = await certified('wait', 1)
    await notify(ctx(), { issuerId, type: 'issued', certificateIds: ids })
    await laurel.sql`update deliveries set due_at = now() + interval '1 hour' where state = 'pending'`
    await listen()
    expect(await deliver(ctx(), { certificateIds: ids })).toBe(0)
    await laurel.sql`update deliveries set due_at = now() where state = 'pending'`
    expect(await deliver(ctx(), { certificateIds: ids })).toBe(1)
  })
})

describe('an address that bounces', () => {
  it('is listed, mended, and gets what it missed; who proves it holds the certificate', async () => {
    const { issuerId, ids, emails } = await certified('bounce', 1)
    const [typo = ''] = emails
    await notify(ctx(), { issuerId, type: 'issued', certificateIds: ids })
    await listen({ [typo]: 550 })
    await deliver(ctx())
    const listed = (await listUndelivered(ctx())).rows.filter((row) => row.email === typo)
    expect(listed).toMatchObject([{ state: 'bounced', address: typo, title: 'The basic' }])
    const { learnerId = '' } = listed[0] ?? {}

    const email = 'mended@example.org'
    await changeAddress(ctx(), { learnerId, email })
    expect(await sendAgain(ctx(), { learnerId })).toEqual({ count: 1 })
    expect(await sendAgain(ctx(), { learnerId })).toEqual({ count: 0 })
    const [asked] = await laurel.sql`
      select data from outbox where name = 'delivery/retried' order by id desc limit 1`
    expect(asked?.data).toEqual({ issuerId, subjectIds: ids })
    await deliver(ctx())
    expect(received).toEqual([email])
    expect(await deliveries(ids)).toMatchObject([{ state: 'sent', error: null }])
    expect((await listUndelivered(ctx())).rows.filter((row) => row.email === email)).toEqual([])
    expect(await countUnread(person(email))).toBe(1)
    expect(await countUnread(person(typo))).toBe(0)
  })
})

/** An issuer that has certified so many learners; their addresses are in the order of `ids`. */
async function certified(
  slug: string,
  count: number,
  address = (i: number) => `${slug}-${i}@example.org`,
) {
  const desk = await openDesk(ctx(), slug)
  await desk.certification('basic')
  const emails = Array.from({ length: count }, (_, i) => address(i))
  await desk.complete(...emails.map((email) => ({ email, at: addDays(now, -1) })))
  await decideAll(ctx())
  const ids: string[] = []
  for (const email of emails) ids.push((await desk.certificatesOf(email))[0]?.id as string)
  return { issuerId: desk.issuerId, ids, emails }
}

async function deliveries(ids: string[]) {
  const rows = await laurel.sql`
    select n.certificate_id, d.state, d.attempts, d.error, d.sent_at = ${now.toISOString()} as sent from deliveries d
    join notifications n on n.id = d.notification_id
    where n.certificate_id in ${laurel.sql(ids)}`
  return rows.toSorted((a, b) => ids.indexOf(a.certificate_id) - ids.indexOf(b.certificate_id))
}

function person(email: string): Ctx {
  const actor = mintActor({
    ...{ kind: 'user', userId: newId(), email, addresses: [email], name: null },
    ...{ platformAdmin: false, memberships: new Map() },
  })
  return { ...ctx(), actor }
}

/** Starts the mail service, which answers the receivers given with the code given. */
async function listen(refused: Record<string, number> = {}, slowMs = 0) {
  const started = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo({ address }, _session, done) {
      const responseCode = refused[address]
      if (responseCode) done(Object.assign(new Error('Not now'), { responseCode }))
      else done()
    },
    onData(stream, session, done) {
      stream.resume().on('end', () => {
        received.push(...session.envelope.rcptTo.map((to) => to.address))
        setTimeout(done, slowMs)
      })
    },
  })
  await new Promise<void>((resolve) => started.listen(port, '127.0.0.1', resolve))
  server = started
}

import { describe, expect, it } from 'vitest'
import { getPublicCertificate } from '@/lib/awards/certificates/queries'
import { scanExpiry, type Threshold, thresholds } from '@/lib/awards/certificates/scan-expiry'
import { scanRenewals } from '@/lib/awards/certificates/scan-renewals'
import { anyoneContext, type Ctx } from '@/lib/platform/access/context'
import { addDays, addMonths } from '@/lib/platform/clock/dates'
import { decideAll, openDesk } from '@/tests/support/awards-desk'
import { useLaurel } from '@/tests/support/laurel'

const laurel = useLaurel({ story: false })
const start = new Date('2025-01-15T09:00:00Z')
const expiry = addMonths(start, 12)
const yearly = { validMonths: 12, renewalDays: 30 }

describe('a renewal', () => {
  it('in its window supersedes, and the old page leads to the new one', async () => {
    const { desk, email } = await holder('in-time')
    const again = addDays(expiry, -10)
    await desk.complete({ email, at: again })
    await decideAll(laurel.ctx(addDays(again, 1)))

    const [old, current] = await desk.certificatesOf(email)
    expect(current).toMatchObject({
      ...{ cycle: 2, supersedesId: old?.id, awardedAt: again, expiresAt: addMonths(again, 12) },
    })
    const anyone = anyoneContext(laurel.ctx().db, addDays(again, 1))
    const page = await getPublicCertificate(anyone, old?.publicId ?? '')
    expect(page).toMatchObject({ status: 'superseded', successorPublicId: current?.publicId })
    const successor = await getPublicCertificate(anyone, current?.publicId ?? '')
    expect(successor).toMatchObject({ status: 'valid', successorPublicId: null })
  })

  it('before its window waits for the day on which it opens, and is taken up once', async () => {
    const { desk, email } = await holder('early')
    await desk.complete({ email, at: addDays(expiry, -40) })
    await decideAll(laurel.ctx(addDays(expiry, -39)))
    expect(await scan(addDays(expiry, -31))).toBe(0)
    expect(await desk.certificatesOf(email)).toHaveLength(1)

    expect(await scan(addDays(expiry, -30))).toBe(1)
    await decideAll(laurel.ctx(addDays(expiry, -30)))
    expect((await desk.certificatesOf(email)).map((row) => row.cycle)).toEqual([1, 2])
    expect(await scan(addDays(expiry, -29))).toBe(0)
  })

  it('opens at the same instant in a database whose zone has summer time', async () => {
    const { desk, email } = await holder('zone', new Date('2025-04-05T09:00:00Z'))
    const end = addMonths(new Date('2025-04-05T09:00:00Z'), 12)
    await desk.complete({ email, at: addDays(end, -40) })
    await decideAll(laurel.ctx(addDays(end, -39)))
    const opens = addDays(end, -30).getTime()
    // From April back to March, thirty days of Berlin's calendar are an hour short of 30 × 24.
    const found = await laurel.ctx().db.transaction(async (tx) => {
      await tx.execute(`set local timezone = 'Europe/Berlin'`)
      const at = (ms: number): Ctx => ({ ...laurel.ctx(new Date(opens + ms)), db: tx })
      return [await scanAll(at(-1)), await scanAll(at(0))]
    })
    expect(found).toEqual([0, 1])
    await decideAll(laurel.ctx(new Date(opens)))
    expect(await desk.certificatesOf(email)).toHaveLength(2)
  })

  it('of what does not renew comes with its expiry', async () => {
    const { desk, email } = await holder('once', start, { validMonths: 12 })
    await desk.complete({ email, at: addDays(expiry, -5) })
    await decideAll(laurel.ctx(addDays(expiry, -4)))
    expect(await scan(addDays(expiry, -1))).toBe(0)
    expect(await scan(expiry)).toBe(1)
    await decideAll(laurel.ctx(expiry))
    expect((await desk.certificatesOf(email)).map((row) => row.cycle)).toEqual([1, 2])
  })

  it('passes over what would not renew: too low a score, or a completion that was used', async () => {
    const { desk, email } = await holder('hopeless')
    await desk.complete({ email, at: addDays(expiry, -40), score: 59 })
    expect(await scan(addDays(expiry, -1))).toBe(0)
  })
})

describe('expiries', () => {
  it('are told at each threshold once, and at no other', async () => {
    const { desk, email } = await holder('told')
    const [certificate] = await desk.certificatesOf(email)
    const told: string[] = []
    for (let days = 35; days >= -2; days--) {
      for (const threshold of thresholds) {
        // Twice a day: the second finds nothing more.
        for (let n = 0; n < 2; n++) {
          const found = await scanFor(certificate?.id ?? '', addDays(expiry, -days), threshold)
          if (found) told.push(`${threshold} at ${days}`)
        }
      }
    }
    expect(told).toEqual(['30 at 30', '7 at 7', '0 at 0'])
    const facts = await laurel.sql`
      select name, data from events where subject_id = ${certificate?.id as string}
        and name like 'certificate/expir%' order by id`
    expect(facts).toEqual([
      { name: 'certificate/expiring', data: { threshold: 30 } },
      { name: 'certificate/expiring', data: { threshold: 7 } },
      { name: 'certificate/expired', data: {} },
    ])
  })

  it('that were missed are told at the nearest threshold alone', async () => {
    const { desk, email } = await holder('missed')
    const [certificate] = await desk.certificatesOf(email)
    const late = addDays(expiry, -3)
    const found = []
    for (const threshold of thresholds) {
      found.push(await scanFor(certificate?.id ?? '', late, threshold))
    }
    expect(found).toEqual([false, true, false])
  })

  it('are not told of what was replaced or revoked', async () => {
    const { desk, email } = await holder('replaced')
    const [certificate] = await desk.certificatesOf(email)
    await laurel.sql`delete from holdings where certificate_id = ${certificate?.id as string}`
    for (const threshold of thresholds) {
      expect(await scanFor(certificate?.id ?? '', addDays(expiry, -threshold), threshold)).toBe(
        false,
      )
    }
  })

  it('come in pages of 500, each certificate once', async () => {
    const from = new Date('2021-05-05T09:00:00Z')
    const desk = await openDesk(laurel.ctx(from), 'many')
    await desk.certification('yearly', yearly)
    const people = Array.from({ length: 501 }, (_, i) => ({
      email: `many-${i}@example.org`,
      at: from,
    }))
    await desk.complete(...people.slice(0, 500))
    await desk.complete(...people.slice(500))
    await decideAll(laurel.ctx(from))
    const ctx = laurel.ctx(addDays(addMonths(from, 12), -30))
    const pages = []
    do pages.push(await scanExpiry(ctx, { threshold: 30 }))
    while (pages.at(-1) === 500)
    expect(pages).toEqual([500, 1])
    const [facts] = await laurel.sql`
      select count(*)::int as told, count(distinct subject_id)::int as certificates from events
      where name = 'certificate/expiring' and issuer_id = ${desk.issuerId}`
    expect(facts).toEqual({ told: 501, certificates: 501 })
  })
})

/** An issuer of its own with one learner, who was certified for a year from `at` on. */
async function holder(slug: string, at = start, validity: object = yearly) {
  const ctx = laurel.ctx(at)
  const desk = await openDesk(ctx, slug)
  await desk.certification('yearly', validity)
  const email = `${slug}@example.org`
  await desk.complete({ email, at })
  await decideAll(ctx)
  return { desk, email }
}

const scan = (now: Date) => scanAll(laurel.ctx(now))

/** How many completions the scan asks about. */
async function scanAll(ctx: Ctx): Promise<number> {
  const count = async () => {
    const [row] = await ctx.db.execute<{ n: number }>(
      `select count(*)::int as n from events where name = 'renewal/due'`,
    )
    return row?.n ?? 0
  }
  const before = await count()
  let after: string | null = null
  do after = await scanRenewals(ctx, { after })
  while (after)
  return (await count()) - before
}

/** Whether the scan takes this certificate up. */
async function scanFor(certificateId: string, now: Date, threshold: Threshold): Promise<boolean> {
  const count = async () => {
    const [row] = await laurel.sql`
      select count(*)::int as n from expiry_notices where certificate_id = ${certificateId}`
    return row?.n as number
  }
  const before = await count()
  await scanExpiry(laurel.ctx(now), { threshold })
  return (await count()) > before
}

import { desc, eq } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { database } from '@/db/client'
import { issuers, mailboxMessages, members, rateLimits, userAddresses, users } from '@/db/schema'
import { mintActor } from '@/lib/platform/access/actor'
import type { Ctx } from '@/lib/platform/access/context'
import { Conflict, InputError, NotFound } from '@/lib/platform/errors/errors'
import { newId } from '@/lib/platform/ids/ids'
import { listMyAddresses, makePrimary, removeAddress } from '@/lib/reach/sign-in/my-addresses'
import { proveAddress, readAddressLink } from '@/lib/reach/sign-in/prove-address'
import { findUserByAddress } from '@/lib/reach/sign-in/proven'
import { requestAddress } from '@/lib/reach/sign-in/request-address'
import { openSession, readSession } from '@/lib/reach/sign-in/sessions'
import { useDatabase } from '@/tests/support/database'

const test = useDatabase()
const now = new Date()

beforeAll(() => {
  vi.stubEnv('DATABASE_URL', test.url)
  vi.stubEnv('AUTH_SECRET', 'a secret of at least thirty-two characters')
  return async () => database().close()
})
beforeEach(() => test.db.delete(rateLimits))

type Person = { ctx: () => Promise<Ctx>; userId: string; email: string }

/** Somebody signed in, with the addresses given; their context is read anew each time. */
async function person(...addresses: string[]): Promise<Person> {
  const userId = newId()
  const [email = ''] = addresses
  await test.db.transaction(async (tx) => {
    await tx.insert(users).values({ id: userId, email, emailVerified: now })
    const rows = addresses.map((it, i) => ({ email: it, userId, provenAt: new Date(+now + i) }))
    await tx.insert(userAddresses).values(rows)
  })
  const { token } = await openSession({ db: test.db, now }, userId)
  const ctx = async () => {
    const actor = await readSession({ db: test.db, now }, token)
    if (!actor) throw new NotFound()
    return { actor: mintActor(actor), db: test.db, now }
  }
  return { ctx, userId, email }
}

const unique = (name: string) => `${name}.${newId()}@example.org`
let count = 0

/** Asks for a link to an address and gives its token, as the mail has it. */
async function ask({ ctx }: Person, email: string) {
  await requestAddress(await ctx(), { email, client: `client ${count++}` })
  const mail = await newestMail(email)
  expect(mail?.secretLinks).toBe(true)
  return new URL(mail?.text.match(/https?:[^\s<>]+token=[^\s<>]+/)?.[0] ?? '').searchParams.get(
    'token',
  ) as string
}

async function newestMail(to: string) {
  const [mail] = await test.db
    .select()
    .from(mailboxMessages)
    .where(eq(mailboxMessages.toAddress, to))
    .orderBy(desc(mailboxMessages.createdAt), desc(mailboxMessages.id))
    .limit(1)
  return mail
}

const addressesOf = async ({ ctx }: Person) =>
  (await listMyAddresses(await ctx())).map(({ email, primary }) => [email, primary])

describe('another address', () => {
  it('is one’s own once its link is opened and confirmed, and not before', async () => {
    const ana = await person(unique('ana'))
    const second = unique('second')
    const token = await ask(ana, second.replace('second', 'SECOND').toLowerCase())
    expect(await readAddressLink(await ana.ctx(), { token })).toEqual({
      ...{ email: second, taken: false },
    })
    expect(await addressesOf(ana)).toHaveLength(1)

    await proveAddress(await ana.ctx(), { token })
    expect(await addressesOf(ana)).toEqual([
      [ana.email, true],
      [second, false],
    ])
    const { actor } = await ana.ctx()
    expect(actor).toMatchObject({ email: ana.email, addresses: [ana.email, second] })
    expect((await findUserByAddress({ db: test.db }, second.toUpperCase()))?.id).toBe(ana.userId)
  })

  it('has a link that works once, within the hour, for whoever asked', async () => {
    const [ana, bea] = [await person(unique('ana')), await person(unique('bea'))]
    const token = await ask(ana, unique('second'))
    const late = { ...(await ana.ctx()), now: new Date(+now + 61 * 60_000) }

    await expect(proveAddress(await bea.ctx(), { token })).rejects.toThrow(NotFound)
    await expect(readAddressLink(await bea.ctx(), { token })).rejects.toThrow(NotFound)
    await expect(proveAddress(late, { token })).rejects.toThrow(NotFound)
    const both = await Promise.allSettled([
      proveAddress(await ana.ctx(), { token }),
      proveAddress(await ana.ctx(), { token }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('is not asked for twice', async () => {
    const ana = await person(unique('ana'))
    const again = { email: ` ${ana.email.toUpperCase()} `, client: 'c' }
    await expect(requestAddress(await ana.ctx(), again)).rejects.toThrow(InputError)
  })

  it('gets mail when it is chosen; the one that gets mail is not removed', async () => {
    const second = unique('second')
    const ana = await person(unique('ana'), second)
    await expect(removeAddress(await ana.ctx(), { email: ana.email })).rejects.toThrow(Conflict)
    await makePrimary(await ana.ctx(), { email: second })
    await removeAddress(await ana.ctx(), { email: ana.email })
    expect(await addressesOf(ana)).toEqual([[second, true]])
    await expect(removeAddress(await ana.ctx(), { email: second })).rejects.toThrow(Conflict)
    expect(await findUserByAddress({ db: test.db }, ana.email)).toBeNull()
  })

  it('stays where it is when another chooses or removes it', async () => {
    const [ana, bea] = [await person(unique('ana')), await person(unique('bea'), unique('b2'))]
    const [, [second]] = (await addressesOf(bea)) as [unknown, [string]]
    await expect(makePrimary(await ana.ctx(), { email: second })).rejects.toThrow(NotFound)
    await expect(removeAddress(await ana.ctx(), { email: second })).rejects.toThrow(NotFound)
    expect(await addressesOf(bea)).toHaveLength(2)
  })

  it('is refused by the database as primary while it is not proven', async () => {
    const ana = await person(unique('ana'))
    const sneak = test.db
      .update(users)
      .set({ email: unique('x') })
      .where(eq(users.id, ana.userId))
    await expect(sneak).rejects.toThrow()
  })
})

describe('an address of another account', () => {
  it('moves to whoever reads its mail; the other is told, and keeps the rest', async () => {
    const second = unique('shared')
    const [ana, bea] = [await person(unique('ana')), await person(second, unique('bea'))]
    const token = await ask(ana, second)
    expect(await readAddressLink(await ana.ctx(), { token })).toEqual({
      email: second,
      taken: true,
    })
    await proveAddress(await ana.ctx(), { token })

    expect((await addressesOf(ana)).map(([email]) => email)).toContain(second)
    const [[left, primary] = []] = await addressesOf(bea)
    expect(primary).toBe(true)
    const told = await newestMail(String(left))
    expect(told).toMatchObject({ secretLinks: false })
    expect(told?.text).toContain(second)
  })

  it('ends the other account where it had no other, with its sessions', async () => {
    const [ana, bea] = [await person(unique('ana')), await person(unique('bea'))]
    await proveAddress(await ana.ctx(), { token: await ask(ana, bea.email) })
    await expect(bea.ctx()).rejects.toThrow(NotFound)
    expect(await test.db.select().from(users).where(eq(users.id, bea.userId))).toEqual([])
    expect((await newestMail(bea.email))?.text).toContain('another account')
  })

  it('stays where it is the only one of somebody with a part to play; the link can be used again', async () => {
    const [ana, bea] = [await person(unique('ana')), await person(unique('bea'))]
    const issuerId = newId()
    await test.db.insert(issuers).values({ id: issuerId, slug: `i-${issuerId}`, name: 'Issuer' })
    await test.db.insert(members).values({ issuerId, userId: bea.userId, role: 'reviewer' })
    const token = await ask(ana, bea.email)
    await expect(proveAddress(await ana.ctx(), { token })).rejects.toThrow(Conflict)
    expect(await addressesOf(bea)).toEqual([[bea.email, true]])
    expect(await readAddressLink(await ana.ctx(), { token })).toMatchObject({ taken: true })
  })
  it('stays where its account has done something here, whatever its role is now', async () => {
    const [ana, bea] = [await person(unique('ana')), await person(unique('bea'))]
    const issuerId = newId()
    await test.db.insert(issuers).values({ id: issuerId, slug: `i-${issuerId}`, name: 'Issuer' })
    await test.sql`
      insert into imports (id, issuer_id, file_name, storage_key, sha256, state, created_by)
      values (${newId()}, ${issuerId}, 'a.csv', ${newId()}, ${'1'.repeat(64)}, 'draft', ${bea.userId})`
    const token = await ask(ana, bea.email)
    await expect(proveAddress(await ana.ctx(), { token })).rejects.toThrow(Conflict)
    expect(await addressesOf(bea)).toEqual([[bea.email, true]])
  })
})

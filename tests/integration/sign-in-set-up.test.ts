import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { issuers, members, oneTimeTokens, userAddresses, users } from '@/db/schema'
import { NotFound } from '@/lib/platform/errors/errors'
import { newId } from '@/lib/platform/ids/ids'
import { requireSetUp, setUp } from '@/lib/reach/sign-in/set-up'
import { setUpLink } from '@/lib/reach/sign-in/set-up-link'
import { useDatabase } from '@/tests/support/database'

const test = useDatabase()
const now = new Date()
const ctx = () => ({ db: test.db, now })
const later = (hours: number) => ({ db: test.db, now: new Date(now.getTime() + hours * 3_600_000) })

async function link() {
  const given = await setUpLink({ db: test.db, baseUrl: 'https://laurel.example.org', now })
  const url = new URL(given ?? '')
  expect(url.origin + url.pathname).toBe('https://laurel.example.org/setup')
  return url.searchParams.get('token') ?? ''
}

const form = { name: 'Root', email: 'root@example.org', issuerName: 'Academy', slug: 'academy' }

beforeEach(async () => {
  await test.db.delete(members)
  await test.db.delete(users)
  await test.db.delete(oneTimeTokens)
})

describe('the set-up', () => {
  it('makes the first admin, with a proven address and a seat at the first issuer', async () => {
    const { userId } = await setUp(ctx(), { token: await link(), ...form, slug: 'first' })

    const [admin] = await test.db.select().from(users)
    expect(admin).toMatchObject({ id: userId, name: 'Root', platformAdmin: true })
    expect(admin?.emailVerified).not.toBeNull()
    expect(await test.db.select().from(userAddresses)).toMatchObject([
      { email: form.email, userId },
    ])
    const [issuer] = await test.db.select().from(issuers).where(eq(issuers.slug, 'first'))
    expect(await test.db.select().from(members)).toMatchObject([
      { issuerId: issuer?.id, userId, role: 'admin' },
    ])
  })

  it('is done once: no link is given or good after it', async () => {
    const token = await link()
    await setUp(ctx(), { token, ...form, slug: 'once' })
    await expect(setUp(ctx(), { token, ...form, slug: 'twice' })).rejects.toThrow(NotFound)
    await expect(requireSetUp(ctx(), { token })).rejects.toThrow(NotFound)
    expect(await setUpLink({ db: test.db, baseUrl: 'https://laurel.example.org' })).toBeNull()
  })

  it('is done once of two at the same moment', async () => {
    const token = await link()
    const both = await Promise.allSettled([
      setUp(ctx(), { token, ...form, slug: 'race-a' }),
      setUp(ctx(), { token, ...form, slug: 'race-b' }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await test.db.select().from(users)).toHaveLength(1)
  })

  it('keeps the link where the issuer’s name is taken', async () => {
    await test.db.insert(issuers).values({ id: newId(), slug: 'taken', name: 'Taken' })
    const token = await link()
    await expect(setUp(ctx(), { token, ...form, slug: 'taken' })).rejects.toMatchObject({
      fields: { slug: { key: 'signIn.setUp.slugTaken' } },
    })
    expect(await test.db.select().from(users)).toEqual([])
    await requireSetUp(ctx(), { token })
  })

  it('takes the newest link alone, for a day, and no made-up one', async () => {
    const first = await link()
    const second = await link()
    await expect(requireSetUp(ctx(), { token: first })).rejects.toThrow(NotFound)
    await requireSetUp(later(23.9), { token: second })
    await expect(requireSetUp(later(24.1), { token: second })).rejects.toThrow(NotFound)
    await expect(requireSetUp(ctx(), { token: 'made-up' })).rejects.toThrow(NotFound)
  })

  it('keeps the link as a hash alone', async () => {
    const token = await link()
    const [kept] = await test.db.select().from(oneTimeTokens)
    expect(JSON.stringify(kept)).not.toContain(token)
  })

  it('makes an admin of somebody who is known, however the address is written', async () => {
    const id = newId()
    await test.db.insert(users).values({ id, email: 'Known@Example.org' })
    const email = 'known@example.org'
    const { userId } = await setUp(ctx(), { token: await link(), ...form, email, slug: 'known' })
    expect(userId).toBe(id)
  })
})

import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { users, verificationTokens } from '@/db/schema'
import { newId } from '@/lib/platform/ids/ids'
import { firstAdminLink } from '@/lib/reach/sign-in/first-admin'
import { tokenHash } from '@/lib/reach/sign-in/sign-in-link'
import { useDatabase } from '@/tests/support/database'

const test = useDatabase()
const secret = 'a secret of at least thirty-two characters'
const ask = (email: string) =>
  firstAdminLink({ db: test.db, baseUrl: 'https://laurel.example.org', email })

const admins = () => test.db.select().from(users).where(eq(users.platformAdmin, true))

beforeEach(async () => {
  vi.stubEnv('AUTH_SECRET', secret)
  await test.db.delete(users)
  await test.db.delete(verificationTokens)
})

describe('the first admin’s link', () => {
  it('leads to the confirming page, with a token that is kept as a hash only', async () => {
    const link = new URL((await ask('Root@Example.org')) ?? '')
    const token = link.searchParams.get('token') ?? ''
    const [kept] = await test.db.select().from(verificationTokens)

    expect(link.origin + link.pathname).toBe('https://laurel.example.org/sign-in/confirm')
    expect(link.searchParams.get('email')).toBe('root@example.org')
    expect(kept).toMatchObject({
      identifier: 'root@example.org',
      token: tokenHash(token, secret),
    })
    expect(kept?.token).not.toContain(token)
    const hours = ((kept?.expires.getTime() ?? 0) - Date.now()) / 3_600_000
    expect(hours).toBeGreaterThan(23.9)
    expect(hours).toBeLessThanOrEqual(24)
    expect((await admins()).map(({ email }) => email)).toEqual(['root@example.org'])
  })

  it('is not given once a platform admin has signed in', async () => {
    await ask('root@example.org')
    await test.db
      .update(users)
      .set({ emailVerified: new Date() })
      .where(eq(users.email, 'root@example.org'))

    expect(await ask('root@example.org')).toBeNull()
    expect(await ask('somebody.else@example.org')).toBeNull()
    expect(await admins()).toHaveLength(1)
  })

  it('is given afresh until then; the one before it and a mistyped address become void', async () => {
    await ask('rooot@example.org')
    const second = await ask('root@example.org')
    const third = await ask('root@example.org')

    expect(third).not.toBe(second)
    const tokens = await test.db
      .select()
      .from(verificationTokens)
      .where(eq(verificationTokens.identifier, 'root@example.org'))
    expect(tokens).toHaveLength(1)
    expect((await admins()).map(({ email }) => email)).toEqual(['root@example.org'])
  })

  it('makes an admin of someone who is known already, whatever the case of the address', async () => {
    const id = newId()
    await test.db.insert(users).values({ id, email: 'Root@Example.org', name: 'Root' })
    await ask('root@example.org')
    expect(await admins()).toMatchObject([{ id, name: 'Root' }])
  })
})

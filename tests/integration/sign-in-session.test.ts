import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { issuers, members, sessions, users } from '@/db/schema'
import { addDays } from '@/lib/platform/clock/dates'
import { newId } from '@/lib/platform/ids/ids'
import { authAdapter } from '@/lib/reach/sign-in/auth-adapter'
import { openSession, readSession } from '@/lib/reach/sign-in/sessions'
import { useDatabase } from '@/tests/support/database'

const test = useDatabase()
const now = new Date()

async function person(email: string, more: { platformAdmin?: boolean } = {}) {
  const id = newId()
  await test.db.insert(users).values({ id, email, ...more })
  return id
}

describe('sessions', () => {
  it('give back who opened them, with every role', async () => {
    const userId = await person('Reviewer@Example.org')
    const places = ['north', 'south'].map((slug) => ({ id: newId(), slug, name: slug }))
    await test.db.insert(issuers).values(places)
    const [north, south] = places.map(({ id }) => id) as [string, string]
    await test.db.insert(members).values([
      { issuerId: north, userId, role: 'reviewer' },
      { issuerId: south, userId, role: 'admin' },
    ])
    const { token } = await openSession({ db: test.db, now }, userId)

    const actor = await readSession({ db: test.db, now }, token)

    expect(actor).toMatchObject({ kind: 'user', userId, email: 'reviewer@example.org' })
    expect(actor?.memberships).toEqual(
      new Map([
        [north, 'reviewer'],
        [south, 'admin'],
      ]),
    )
  })

  it('are not readable from what the database holds', async () => {
    const userId = await person('kept@example.org')
    const { token } = await openSession({ db: test.db, now }, userId)
    const [row] = await test.db.select().from(sessions).where(eq(sessions.userId, userId))

    expect(row?.sessionToken).not.toContain(token)
    expect(await readSession({ db: test.db, now }, row?.sessionToken ?? '')).toBeNull()
  })

  it('end when their time is over, and with their row', async () => {
    const userId = await person('gone@example.org')
    const { token, expires } = await openSession({ db: test.db, now }, userId)
    expect(await readSession({ db: test.db, now: addDays(expires, -1) }, token)).not.toBeNull()
    expect(await readSession({ db: test.db, now: expires }, token)).toBeNull()

    await test.db.delete(sessions).where(eq(sessions.userId, userId))
    expect(await readSession({ db: test.db, now }, token)).toBeNull()
  })
})

describe('the adapter that Auth.js signs in with', () => {
  it('opens sessions that the app can read, and ends them', async () => {
    const adapter = authAdapter(test.db)
    const userId = await person('magic@example.org')
    const session = { sessionToken: 'a-token', userId, expires: addDays(now, 1) }
    const made = await adapter.createSession?.(session)

    expect(made?.sessionToken).toBe('a-token')
    expect(await readSession({ db: test.db, now }, 'a-token')).toMatchObject({ userId })
    expect((await adapter.getSessionAndUser?.('a-token'))?.session.sessionToken).toBe('a-token')

    await adapter.deleteSession?.('a-token')
    expect(await readSession({ db: test.db, now }, 'a-token')).toBeNull()
  })

  it('finds a person however their address is written', async () => {
    const id = await person('Some.One@Example.org')
    const found = await authAdapter(test.db).getUserByEmail?.('some.one@example.org')
    expect(found?.id).toBe(id)
  })
})

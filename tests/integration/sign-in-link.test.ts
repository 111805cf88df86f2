import { Auth, type AuthConfig, setEnvDefaults, skipCSRFCheck } from '@auth/core'
import { desc, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { database } from '@/db/client'
import { mailboxMessages, users, verificationTokens } from '@/db/schema'
import { authConfig } from '@/lib/reach/sign-in/auth-config'
import { sessionCookie } from '@/lib/reach/sign-in/session-cookie'
import { readSession } from '@/lib/reach/sign-in/sessions'
import { spendPath } from '@/lib/reach/sign-in/sign-in-link'
import { useDatabase } from '@/tests/support/database'

const test = useDatabase()
const base = 'http://localhost:3000'

beforeAll(() => {
  vi.stubEnv('DATABASE_URL', test.url)
  vi.stubEnv('AUTH_SECRET', 'a secret of at least thirty-two characters')
  return async () => database().close()
})

/** Sends a request to Auth.js as the route does. */
function auth(path: string, body: Record<string, string> = {}) {
  const config: AuthConfig = { ...(authConfig() as AuthConfig), skipCSRFCheck }
  setEnvDefaults(process.env, config, true)
  const request = new Request(base + path, { method: 'POST', body: new URLSearchParams(body) })
  return Auth(request, config)
}

/** Asks for a link and gives it as the mail has it. */
async function askForLink(email: string, next = '/dashboard') {
  await auth('/api/auth/signin/email', { email, callbackUrl: next })
  const [mail] = await test.db
    .select()
    .from(mailboxMessages)
    .orderBy(desc(mailboxMessages.createdAt), desc(mailboxMessages.id))
    .limit(1)
  expect(mail?.secretLinks).toBe(true)
  return new URL(mail?.text.match(/https?:[^\s<>]+confirm[^\s<>]+/)?.[0] ?? '')
}

/** Presses the button of the page that the link leads to; gives who is signed in, and where one lands. */
async function spend(link: URL) {
  const { token = '', email = '', next } = Object.fromEntries(link.searchParams)
  const answer = await auth(spendPath({ token, email, next }))
  const { name } = sessionCookie()
  const cookie = answer.headers.getSetCookie().find((line) => line.startsWith(`${name}=`))
  const session = cookie?.slice(name.length + 1).split(';')[0] ?? ''
  return {
    actor: session ? await readSession({ db: test.db, now: new Date() }, session) : null,
    cookie,
    location: answer.headers.get('location')?.replace(base, ''),
  }
}

describe('a mailed link', () => {
  it('signs in whoever asked, makes them known, and leads where they were going', async () => {
    const link = await askForLink('New.Person@Example.org', '/c/abc')
    expect(link.origin + link.pathname).toBe(`${base}/sign-in/confirm`)

    const { actor, cookie, location } = await spend(link)
    expect(actor).toMatchObject({ email: 'new.person@example.org', platformAdmin: false })
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/SameSite=Lax/)
    expect(location).toBe('/c/abc')
  })

  it('works once', async () => {
    const link = await askForLink('once@example.org')
    expect((await spend(link)).actor).not.toBeNull()
    expect(await spend(link)).toMatchObject({
      actor: null,
      location: '/sign-in?error=Verification',
    })
  })

  it('works once when it is sent twice at the same moment', async () => {
    const link = await askForLink('twice@example.org')
    const spent = await Promise.all([spend(link), spend(link), spend(link)])
    expect(spent.filter(({ actor }) => actor)).toHaveLength(1)
  })

  it('works for 15 minutes and no longer', async () => {
    const link = await askForLink('late@example.org')
    const [kept] = await test.db
      .select()
      .from(verificationTokens)
      .where(sql`${verificationTokens.identifier} = 'late@example.org'`)
    const minutes = ((kept?.expires.getTime() ?? 0) - Date.now()) / 60_000
    expect(minutes).toBeGreaterThan(14)
    expect(minutes).toBeLessThanOrEqual(15)

    await test.db
      .update(verificationTokens)
      .set({ expires: new Date(Date.now() - 1000) })
      .where(sql`${verificationTokens.identifier} = 'late@example.org'`)
    expect((await spend(link)).actor).toBeNull()
  })

  it('signs in nobody else', async () => {
    const link = await askForLink('mine@example.org')
    link.searchParams.set('email', 'other@example.org')
    expect((await spend(link)).actor).toBeNull()
  })

  it('leads to no other site', async () => {
    const link = await askForLink('safe@example.org', 'https://evil.example/')
    expect(link.searchParams.get('next')).toBe('/dashboard')
    link.searchParams.set('next', '//evil.example')
    expect((await spend(link)).location).toBe('/dashboard')
  })

  it('is answered for alike, whether the address is known or not', async () => {
    await test.db.insert(users).values({ id: crypto.randomUUID(), email: 'known@example.org' })
    const answers = await Promise.all(
      ['known@example.org', 'unknown@example.org'].map(async (email) => {
        const { status, headers } = await auth('/api/auth/signin/email', { email })
        return { status, location: headers.get('location') }
      }),
    )
    expect(answers[0]).toEqual(answers[1])
  })
})

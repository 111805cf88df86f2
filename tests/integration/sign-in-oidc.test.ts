import { Auth, type AuthConfig, raw, setEnvDefaults, skipCSRFCheck } from '@auth/core'
import { eq } from 'drizzle-orm'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { database } from '@/db/client'
import { accounts, sessions, userAddresses, users } from '@/db/schema'
import { newId } from '@/lib/platform/ids/ids'
import { authConfig } from '@/lib/reach/sign-in/auth-config'
import { sessionCookie } from '@/lib/reach/sign-in/session-cookie'
import { readSession } from '@/lib/reach/sign-in/sessions'
import { useDatabase } from '@/tests/support/database'
import { startIssuer } from '@/tests/support/oidc-issuer'

const test = useDatabase()
const base = 'http://localhost:3000'
const client = {
  id: 'laurel',
  secret: 'client-secret',
  redirectUri: `${base}/api/auth/callback/oidc`,
}
let provider: Awaited<ReturnType<typeof startIssuer>>

beforeAll(async () => {
  provider = await startIssuer(client)
  vi.stubEnv('DATABASE_URL', test.url)
  vi.stubEnv('AUTH_SECRET', 'a secret of at least thirty-two characters')
  vi.stubEnv('OIDC_ISSUER', provider.issuer)
  vi.stubEnv('OIDC_CLIENT_ID', client.id)
  vi.stubEnv('OIDC_CLIENT_SECRET', client.secret)
  vi.stubEnv('LAUREL_LOG', 'silent')
  return async () => {
    await provider.close()
    await database().close()
  }
})

beforeEach(() => {
  const sub = newId()
  Object.assign(provider.behaviour, {
    user: { sub, name: 'Ana', email: `${sub}@example.org`, email_verified: true },
    idToken: {},
  })
})
afterEach(() => test.db.delete(sessions))

function config(): AuthConfig {
  const made: AuthConfig = { ...(authConfig('Firefox/1 Linux') as AuthConfig), skipCSRFCheck }
  setEnvDefaults(process.env, made, true)
  return made
}

/** Presses the button; gives where the provider asks, and the cookies of the way back. */
async function start(next = '/dashboard') {
  const body = new URLSearchParams({ callbackUrl: next })
  const request = new Request(`${base}/api/auth/signin/oidc`, { method: 'POST', body })
  const answer = await Auth(request, { ...config(), raw })
  if (answer instanceof Response) {
    return { location: answer.headers.get('location') ?? '', cookies: [] }
  }
  const cookies = answer.cookies?.map(({ name, value }) => `${name}=${value}`) ?? []
  return { location: answer.redirect ?? '', cookies }
}

/** Follows the provider back; gives who is signed in, and where one lands. */
async function comeBack({ location, cookies }: { location: string; cookies: string[] }) {
  const there = await fetch(location, { redirect: 'manual' })
  const back = there.headers.get('location') ?? ''
  const answer = await Auth(
    new Request(back, { headers: { cookie: cookies.join('; ') } }),
    config(),
  )
  const { name } = sessionCookie()
  const cookie = answer.headers.getSetCookie().find((line) => line.startsWith(`${name}=`))
  const token = cookie?.slice(name.length + 1).split(';')[0]
  return {
    actor: token ? await readSession({ db: test.db, now: new Date() }, token) : null,
    landed: answer.headers.get('location')?.replace(base, ''),
    back,
  }
}

const signIn = async (next?: string) => comeBack(await start(next))
const email = () => String(provider.behaviour.user.email)

describe('signing in by an identity provider', () => {
  it('makes an account with the proven address, and leads where one was going', async () => {
    const { actor, landed } = await signIn('/c/abc')
    expect(actor).toMatchObject({ email: email(), name: 'Ana', addresses: [email()] })
    expect(landed).toBe('/c/abc')
    const asked = ['/.well-known/openid-configuration', '/authorize', '/token', '/userinfo']
    expect(provider.served).toEqual(expect.arrayContaining(asked))
  })

  it('finds the account again by the provider’s name for it, and keeps no token of it', async () => {
    const { actor } = await signIn()
    provider.behaviour.user.email = `moved.${email()}`
    expect((await signIn()).actor?.userId).toBe(actor?.userId)
    const kept = await test.db
      .select()
      .from(accounts)
      .where(eq(accounts.userId, actor?.userId ?? ''))
    expect(kept).toMatchObject([{ access_token: null, id_token: null, refresh_token: null }])
  })

  it('joins an account that has the address, the first or any other', async () => {
    const id = newId()
    const [first, second] = [`first.${id}@example.org`, `second.${id}@example.org`]
    await test.db.transaction(async (tx) => {
      await tx.insert(users).values({ id, email: first, emailVerified: new Date() })
      await tx
        .insert(userAddresses)
        .values([first, second].map((it) => ({ email: it, userId: id })))
    })
    provider.behaviour.user.email = second.toUpperCase()
    expect((await signIn()).actor).toMatchObject({ userId: id, email: first })
  })

  it('tells the session’s device', async () => {
    const { actor } = await signIn()
    const [session] = await test.db.select().from(sessions)
    expect(session).toMatchObject({ userId: actor?.userId, browser: 'Firefox', system: 'Linux' })
  })

  it.each([
    ['is unverified', { email_verified: false }],
    ['is not said to be verified', { email_verified: undefined }],
    ['is said to be verified in a text', { email_verified: 'true' }],
    ['is missing', { email: undefined }],
  ])('is refused where the address %s', async (_, changed) => {
    Object.assign(provider.behaviour.user, changed)
    const { actor, landed } = await signIn()
    expect(actor).toBeNull()
    expect(landed).toMatch(/^\/sign-in\?error=/)
    expect(await test.db.select().from(users).where(eq(users.email, email()))).toEqual([])
  })

  const past = Math.floor(Date.now() / 1000) - 3600
  it.each([
    ['another nonce', { nonce: 'other' }],
    ['no nonce', { nonce: undefined }],
    ['another client', { aud: 'other' }],
    ['another issuer', { iss: 'https://evil.example' }],
    ['a time that is over', { iat: past - 300, exp: past }],
    ['another person than userinfo', { sub: 'other' }],
  ])('is refused where the ID token is for %s', async (_, idToken) => {
    provider.behaviour.idToken = idToken
    const { actor, landed } = await signIn()
    expect(actor).toBeNull()
    expect(landed).toMatch(/^\/sign-in\?error=/)
  })

  it('is refused on another’s way back, without one’s own cookies, and a second time', async () => {
    const mine = await start()
    const other = await start()
    expect((await comeBack({ location: mine.location, cookies: other.cookies })).actor).toBeNull()
    expect((await comeBack({ location: (await start()).location, cookies: [] })).actor).toBeNull()
    const { actor, back } = await comeBack(mine)
    expect(actor).not.toBeNull()
    const again = await Auth(
      new Request(back, { headers: { cookie: mine.cookies.join('; ') } }),
      config(),
    )
    expect(again.headers.get('location')).toMatch(/\/sign-in\?error=/)
  })

  it('leads back to the sign-in page where the provider is away', async () => {
    await provider.close()
    const { location } = await start()
    expect(location).toMatch(/error=/)
  })
})

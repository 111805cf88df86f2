import { request as httpRequest } from 'node:http'
import { expect, type Page, test } from '@playwright/test'
import { mailDesk, newestLink } from './mailbox'
import { haveSession, newAddress, openCertificate, people, signInAs } from './people'

/** Asks for a link as `page` and gives it as the demo's mailbox has it. */
async function mailedLink(page: Page, admin: Page, email: string, part: string) {
  await page.getByLabel('E-mail address').fill(email)
  await page.getByRole('button', { name: 'Send me a link' }).click()
  await expect(page.getByRole('heading', { name: 'Look into your mail' })).toBeVisible()
  return newestLink(admin, email, part)
}

async function signedIn(page: Page) {
  await expect(page.getByRole('button', { name: /^Account of / })).toBeVisible()
}

async function withPasskeys(page: Page) {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true },
      ...{ hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    },
  })
  return { cdp, authenticatorId }
}

test('a mailed link: pressed twice, gone back to, opened in two tabs @sign-in', async ({
  browser,
  page,
}) => {
  const admin = await mailDesk(browser)
  const email = newAddress('link')
  await page.goto('/sign-in?next=/settings')
  const link = await mailedLink(page, admin, email, 'sign-in/confirm')

  const second = await page.context().newPage()
  await Promise.all([page.goto(link), second.goto(link)])
  await expect(page.getByText(email)).toBeVisible()
  await page.getByRole('button', { name: 'Sign in' }).dblclick()
  await signedIn(page)
  expect(new URL(page.url()).pathname).toBe('/settings')

  // The other tab's press comes too late, and says so without ending the session.
  await second.getByRole('button', { name: 'Sign in' }).click()
  await expect(second.getByText(`You are signed in as ${email}`)).toBeVisible()

  await page.goBack()
  const again = page.getByRole('button', { name: 'Sign in', exact: true })
  if (await again.isVisible()) await again.click()
  await page.goto('/settings')
  await signedIn(page)
})

test('an old link says what to do @sign-in', async ({ page }) => {
  await page.goto('/sign-in/confirm?token=made-up&email=someone%40example.org')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('That link no longer works')).toBeVisible()
  await page.goto('/sign-in/confirm')
  await expect(page.getByRole('heading', { name: 'This link is not whole' })).toBeVisible()
})

test('what was typed stays when it is no address @sign-in', async ({ page }) => {
  await page.goto('/sign-in')
  const field = page.getByLabel('E-mail address')
  await field.fill('ana@nowhere')
  await page.getByRole('button', { name: 'Send me a link' }).click()
  await expect(page.getByText('Give an e-mail address, such as')).toBeVisible()
  await expect(field).toHaveValue('ana@nowhere')
})

test('a passkey is made, signs in, is listed and removed @sign-in', async ({ browser, page }) => {
  const { cdp, authenticatorId } = await withPasskeys(page)
  const admin = await mailDesk(browser)
  const email = newAddress('passkey')
  await page.goto('/sign-in?next=/settings')
  await page.goto(await mailedLink(page, admin, email, 'sign-in/confirm'))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await signedIn(page)

  await page.goto('/settings')
  await page.getByLabel('Name of the passkey').fill('Blue laptop')
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  const part = page.getByRole('region', { name: 'Passkeys' })
  await expect(part.getByText('Not used yet')).toBeVisible()
  await expect(part.getByText('Blue laptop')).toBeVisible()

  // The field offers it by itself (conditional UI), and the stand-in for a person accepts.
  await page.context().clearCookies()
  await page.goto('/sign-in?next=/settings')
  await signedIn(page)
  await expect(part.getByText(/Last used/)).toBeVisible()

  // By the button, where the person did not take the offer.
  await page.context().clearCookies()
  const presence = (enabled: boolean) =>
    cdp.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled })
  await presence(false)
  await page.goto('/sign-in?next=/settings')
  const button = page.getByRole('button', { name: 'Sign in with a passkey' })
  await expect(button).toBeVisible()
  await page.waitForLoadState('networkidle')
  await presence(true)
  await button.click()
  await signedIn(page)

  await part.getByRole('button', { name: 'Remove' }).click()
  await page.getByRole('button', { name: 'Remove the passkey' }).click()
  await expect(part.getByText('No passkey yet.')).toBeVisible()
  await page.context().clearCookies()
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await expect(page.getByText('was not accepted')).toBeVisible()
})

test('a passkey’s answer counts once, for this site, and for whom it is @sign-in', async ({
  page,
  baseURL,
}) => {
  await withPasskeys(page)
  await signInAs(page, 'reviewer')
  await page.goto('/settings')
  await page.getByLabel('Name of the passkey').fill('Key')
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  const part = page.getByRole('region', { name: 'Passkeys' })
  await expect(part.getByText('Not used yet')).toBeVisible()

  await page.context().clearCookies()
  const sent = page.waitForRequest((it) => new URL(it.url()).pathname === '/sign-in/passkey')
  await page.goto('/sign-in')
  const answer = (await sent).postDataJSON()
  await signedIn(page)
  await page.context().clearCookies()

  const origin = new URL(baseURL ?? '').origin
  const send = (data: unknown, from = origin) =>
    page.request.post('/sign-in/passkey', { data, headers: { origin: from } })
  const fresh = async () => {
    const options = await page.request.post('/sign-in/passkey/options', { headers: { origin } })
    return (await options.json()).challenge as string
  }
  const saying = async (changed: object) => {
    const said = { type: 'webauthn.get', challenge: await fresh(), origin, crossOrigin: false }
    const clientDataJSON = Buffer.from(JSON.stringify({ ...said, ...changed })).toString(
      'base64url',
    )
    return { ...answer, response: { ...answer.response, clientDataJSON } }
  }
  const status = async (data: unknown, from?: string) => (await send(data, from)).status()
  expect(await status(answer), 'sent again').toBe(400)
  expect(await status(await saying({})), 'an old signature').toBe(400)
  expect(await status(await saying({ origin: 'https://evil.example' })), 'another site').toBe(400)
  expect(await status(await saying({ challenge: 'made-up' })), 'no challenge of ours').toBe(400)
  expect(await status({ ...(await saying({})), id: 'unknown', rawId: 'unknown' })).toBe(400)
  expect(await status({ nonsense: true })).toBe(400)
  expect(await status('x'.repeat(200_000))).toBe(400)
  expect(await status(answer, 'https://evil.example'), 'sent by another site').toBe(403)
  const options = await page.request.post('/settings/passkeys/options', { headers: { origin } })
  expect(options.status(), 'an offer to nobody').toBe(401)
})

test('a session ended elsewhere is over at once, and what was typed stays @sign-in', async ({
  browser,
  page,
}) => {
  const other = await browser.newContext()
  const there = await other.newPage()
  await signInAs(page, 'otherAdmin')
  await signInAs(there, 'otherAdmin')
  await there.goto('/settings')
  const name = there.getByLabel('Name', { exact: true })
  await name.fill('Wanjiru K. Kamau')

  await page.goto('/settings')
  const part = page.getByRole('region', { name: 'Sessions' })
  await expect(part.getByText('This one')).toBeVisible()
  await expect(part.getByText(/Chrome on Linux/).first()).toBeVisible()
  await part.getByRole('button', { name: 'End all other sessions' }).click()
  await expect(page.getByText(/sessions? ha(s|ve) ended/)).toBeVisible()
  expect((await other.request.get('/settings')).status()).toBe(401)
  expect((await page.request.get('/settings')).status()).toBe(200)

  await there.getByRole('button', { name: 'Save the name' }).click()
  await expect(there.getByText('You are no longer signed in.')).toBeVisible()
  await expect(name).toHaveValue('Wanjiru K. Kamau')
  const tab = await other.newPage()
  await signInAs(tab, 'otherAdmin')
  await there.getByRole('button', { name: 'Save the name' }).click()
  await expect(there.getByText('The name is saved.')).toBeVisible()
  await name.fill(people.otherAdmin)
  await there.getByRole('button', { name: 'Save the name' }).click()
  await expect(name).toHaveValue(people.otherAdmin)
})

test('signing out ends the session for good @sign-in', async ({ page }) => {
  await signInAs(page, 'learner')
  const cookies = await page.context().cookies()
  await page.getByRole('button', { name: /^Account of / }).click()
  await page.getByText('Sign out').click()
  await expect(page).toHaveURL(/\/$/)
  await page.context().clearCookies()
  await page.context().addCookies(cookies)
  expect((await page.request.get('/settings')).status()).toBe(401)
})

test('a certificate is claimed without an account, and shows with another address @sign-in', async ({
  browser,
  page,
}) => {
  test.setTimeout(120_000)
  const admin = await mailDesk(browser)
  const { publicPath } = await openCertificate(admin, 'learner007')
  const publicId = publicPath.split('/').at(-1) ?? ''
  const claim = `/sign-in/claim?certificate=${publicId}`

  // Without an account: the link goes to the certificate's address, which is not told.
  await page.goto(claim)
  await expect(page.getByText('learner007')).toHaveCount(0)
  await page.getByRole('button', { name: 'Send the link' }).click()
  await expect(page.getByText('The link is on its way')).toBeVisible()
  await page.goto(await newestLink(admin, 'learner007@example.org', 'sign-in/confirm'))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await signedIn(page)
  await expect(page.locator(`main a[href*="${publicId}"]`).first()).toBeVisible()
  await page.goto(claim)
  await expect(page.getByText('is in your account already')).toBeVisible()

  // Somebody else who reads that mail too moves the address, and the certificate with it.
  const context = await browser.newContext()
  const second = await context.newPage()
  const email = newAddress('second')
  await second.goto('/sign-in')
  await second.goto(await mailedLink(second, admin, email, 'sign-in/confirm'))
  await second.getByRole('button', { name: 'Sign in' }).click()
  await signedIn(second)
  await second.goto('/settings')
  await second.getByLabel('Add an address').fill('learner007@example.org')
  await second.getByRole('button', { name: 'Send a link' }).click()
  await expect(second.getByText('A link is on its way')).toBeVisible()
  const link = await newestLink(admin, 'learner007@example.org', 'settings/address')
  expect((await page.request.get(link)).status(), 'asked for by another').toBe(404)
  await second.goto(link)
  await second.getByRole('button', { name: 'Move the address here' }).click()
  await expect(second).toHaveURL(/\/settings#addresses$/)
  await expect(second.getByText('learner007@example.org').first()).toBeVisible()
  await second.goto('/dashboard')
  await expect(second.locator(`main a[href*="${publicId}"]`).first()).toBeVisible()
  expect((await page.request.get('/dashboard')).status(), 'the account has ended').toBe(401)
  await context.close()
})

test('too many answers of passkeys: 429 with Retry-After, for that client alone @sign-in', async ({
  baseURL,
}) => {
  const { port, origin } = new URL(baseURL ?? '')
  // Each address of the loopback network is a client of its own.
  const ask = (localAddress: string) =>
    new Promise<{ status: number | undefined; wait: string | undefined }>((resolve, reject) => {
      const headers = { origin, 'content-type': 'application/json', 'x-laurel-client': 'spoofed' }
      const to = { host: '127.0.0.1', port, path: '/sign-in/passkey', method: 'POST' }
      httpRequest({ ...to, localAddress, headers: { ...headers, 'x-forwarded-for': '9.9.9.9' } })
        .on('response', (answer) => {
          answer.resume()
          resolve({ status: answer.statusCode, wait: answer.headers['retry-after'] })
        })
        .on('error', reject)
        .end('{}')
    })
  for (let i = 0; i < 60; i++) expect((await ask('127.0.0.77')).status).toBe(400)
  const { status, wait } = await ask('127.0.0.77')
  expect(status).toBe(429)
  expect(Number(wait)).toBeGreaterThan(0)
  expect((await ask('127.0.0.78')).status).toBe(400)
})

test('a button pressed before the page’s scripts have come does its work once they have @sign-in', async ({
  page,
}) => {
  await haveSession(page, 'learner')
  let letThemCome = (): void => undefined
  const mayCome = new Promise<void>((resolve) => {
    letThemCome = resolve
  })
  await page.route('**/*.js', async (route) => {
    await mayCome
    await route.continue()
  })
  await page.goto('/settings', { waitUntil: 'commit' })
  await page.getByRole('button', { name: /^Account of / }).click()
  letThemCome()
  await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible()
})

import { expect, test } from '@playwright/test'
import { openCertificate, signInAs } from './people'

test('what is offered leads from the home page to the course, the path and back @public', async ({
  page,
}) => {
  await page.goto('/')
  await page.getByRole('link', { name: 'Applied Data Scientist' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Applied Data Scientist')
  await expect(page.getByText('with a score of at least 60 of 100')).toBeVisible()
  await page.getByRole('link', { name: 'Applied Data Science', exact: true }).click()
  await expect(page.getByText('Course 2 of 3 on')).toBeVisible()
  await page.getByRole('link', { name: 'Data practitioner' }).click()
  await expect(page.getByRole('heading', { name: 'Course by course' })).toBeVisible()
  await page.getByRole('link', { name: 'Harbour Academy' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Harbour Academy')
  await expect(page.getByRole('link', { name: 'Food Safety Level 2' })).toHaveCount(2)
})

test('the catalogue is searched and narrowed by its address @public', async ({ page }) => {
  await page.goto('/catalogue')
  await page.getByRole('searchbox').fill('el-220')
  await page.getByRole('searchbox').press('Enter')
  await expect(page).toHaveURL(/search=el-220/)
  await expect(page.getByRole('heading', { level: 3 })).toHaveText(['Electrical Fitting'])

  await page.goto('/catalogue?kind=path&issuer=northern-trades-guild')
  await expect(page.getByRole('heading', { level: 3 })).toHaveText(['Journeyman electrician'])
  await page.goto('/catalogue?search=no-such-thing')
  await expect(page.getByText('Nothing here matches')).toBeVisible()
  expect((await page.request.get('/catalogue?after=broken')).status()).toBe(404)
})

test('what is not there is not found @public', async ({ request }) => {
  for (const folder of ['courses', 'paths', 'certifications', 'issuers']) {
    expect((await request.get(`/${folder}/no-such-thing`)).status(), folder).toBe(404)
  }
  expect((await request.get('/c/unknown/card.png')).status()).toBe(404)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('verify says what is wrong with what was asked @verification @public', async ({ page }) => {
    await page.goto('/verify')
    const field = page.getByLabel('Certificate id or link')
    for (const [asked, answer] of [
      ['abc', 'this has fewer'],
      ['https://elsewhere.example/about', 'Could not be checked'],
      ['7Kp2mWqX9aTfB4sZcN0hRj3V', 'No certificate is shown by this id'],
      ['7kp2mwqx9atfb4szcn0hrj3v', 'written in one case throughout'],
    ] as const) {
      await field.fill(asked)
      await page.getByRole('button', { name: 'Verify', exact: true }).click()
      await expect(page.getByTestId('answer')).toContainText(answer)
      await expect(field).toHaveValue(asked)
    }
  })
})

test('a certificate’s page tells people and machines the same @verification @public', async ({
  browser,
  page,
}) => {
  await signInAs(page, 'admin')
  const { publicPath } = await openCertificate(page, 'learner001@example.org')
  const id = publicPath.replace('/c/', '')

  const street = await browser.newContext({ javaScriptEnabled: false })
  const verifier = await street.newPage()
  await verifier.goto(`/verify?id=${id.match(/.{1,6}/g)?.join('-')}`)
  await expect(verifier).toHaveURL(new RegExp(`${publicPath}$`))
  await expect(verifier.getByTestId('verdict')).toHaveText('Valid')
  const drawn = verifier.getByRole('img', { name: /^The certificate as a document: / })
  await expect.poll(() => drawn.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(842)
  const opened = await verifier.request.get(`${publicPath}/document.svg`)
  expect(opened.headers()['content-security-policy']).toContain("default-src 'none'; ")

  const link = new URL(
    (await verifier.getByRole('link', { name: 'Add to LinkedIn' }).getAttribute('href')) ?? '',
  )
  expect(link.searchParams.get('certId')).toBe(id)
  expect(link.searchParams.get('certUrl')).toContain(publicPath)

  await verifier.getByText('How to check this yourself').click()
  const pdf = await verifier.request.get(`${publicPath}/certificate.pdf`)
  await expect(verifier.locator('[data-sha256]')).toHaveText(
    pdf.headers().etag?.replaceAll('"', '') ?? '',
  )

  const machine = await verifier.locator('script[type="application/ld+json"]').textContent()
  expect(JSON.parse(machine ?? '')).toMatchObject({
    '@type': 'EducationalOccupationalCredential',
    identifier: id,
    recognizedBy: { name: 'Harbour Academy' },
  })
  await expect(verifier.locator('meta[name="robots"]')).toHaveAttribute('content', /noindex/)
  await expect(verifier.locator('link[rel="canonical"]')).toHaveAttribute(
    'href',
    new RegExp(`${publicPath}$`),
  )
  const picture = await verifier.locator('meta[property="og:image"]').getAttribute('content')
  const card = await verifier.request.get(new URL(picture ?? '').pathname)
  expect(card.headers()['content-type']).toBe('image/png')
  // Width and height stand in the head of a PNG.
  const bytes = await card.body()
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630])
  const again = await verifier.request.get(new URL(picture ?? '').pathname, {
    headers: { 'if-none-match': card.headers().etag ?? '' },
  })
  expect(again.status()).toBe(304)
  await street.close()
})

test('the head of public pages knows who is signed in @public', async ({ page }) => {
  expect((await page.request.get('/api/me')).status()).toBe(204)
  await page.goto('/')
  await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible()
  await signInAs(page, 'learner')
  const me = await page.request.get('/api/me')
  expect(me.headers()['cache-control']).toContain('no-store')
  expect(await me.json()).toMatchObject({ email: 'learner001@example.org', canAdmin: false })
  await page.goto('/')
  const mine = page.getByRole('banner').getByRole('link', { name: 'My certificates' })
  await expect(mine).toHaveAttribute('href', '/dashboard')
})

test('search engines are shown what is offered, and no certificate @public', async ({
  request,
}) => {
  expect(await (await request.get('/robots.txt')).text()).toContain('Disallow: /admin')
  const sitemap = await (await request.get('/sitemap.xml')).text()
  for (const path of ['/catalogue', '/issuers/harbour-academy', '/courses/workshop-safety']) {
    expect(sitemap).toContain(`${path}</loc>`)
  }
  expect(sitemap).not.toContain('/c/')
})

import { expect, test } from '@playwright/test'
import { openCertificate, signInAs } from './people'

const unknown = ['0'.repeat(24), 'Zz'.repeat(12), 'unknown', 'a%2Fb', `${'a'.repeat(500)}`]

for (const id of unknown) {
  test(`no certificate has the id ${id.slice(0, 30)} @verification`, async ({ request }) => {
    expect((await request.get(`/c/${id}`)).status()).toBe(404)
    expect((await request.get(`/c/${id}/certificate.pdf`)).status()).toBe(404)
  })
}

test('anyone sees the verdict first, and finds it by id or by link @verification', async ({
  browser,
  page,
}) => {
  await signInAs(page, 'admin')
  const { publicPath } = await openCertificate(page, 'learner001@example.org')
  const id = publicPath.replace('/c/', '')

  const street = await browser.newContext()
  const verifier = await street.newPage()
  for (const asked of [id, `https://elsewhere.example${publicPath}?from=qr`]) {
    await verifier.goto('/')
    await verifier.getByLabel('Certificate id or link').fill(asked)
    await verifier.getByRole('button', { name: 'Verify' }).click()
    await expect(verifier).toHaveURL(new RegExp(`${publicPath}$`))
    await expect(verifier.getByTestId('verdict')).toHaveText('Valid')
    await expect(verifier.getByText('Harbour Academy stands by this certificate')).toBeVisible()
  }
  await expect(verifier.locator('meta[property="og:title"]')).toHaveAttribute('content', /Lucía/)
  await street.close()
})

test('pages carry the headers that browsers act on @verification', async ({ request }) => {
  for (const path of ['/', '/c/unknown', '/admin', '/api/health']) {
    const headers = (await request.get(path)).headers()
    expect(headers['content-security-policy'], path).toContain("frame-ancestors 'none'")
    expect(headers['x-content-type-options'], path).toBe('nosniff')
    expect(headers['referrer-policy'], path).toBe('strict-origin-when-cross-origin')
    expect(headers['x-powered-by'], path).toBeUndefined()
  }
})

test('the site says that it lives and is ready @verification', async ({ request }) => {
  expect(await (await request.get('/api/health')).json()).toEqual({ status: 'live' })
  expect(await (await request.get('/api/health/ready')).json()).toEqual({ status: 'ready' })
})

import { type APIRequestContext, type Browser, expect, type Page, test } from '@playwright/test'
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

/** A certificate of the demo's, and its credential as its file gives it. */
async function someCredential(browser: Browser, request: APIRequestContext) {
  const context = await browser.newContext()
  const page = await context.newPage()
  await signInAs(page, 'admin')
  const { publicPath } = await openCertificate(page, 'learner001@example.org')
  await context.close()
  const answer = await request.get(`${publicPath}/credential.json`)
  expect(answer.status()).toBe(200)
  return { publicPath, id: publicPath.replace('/c/', ''), text: await answer.text() }
}

const outcome = (page: Page) => page.getByTestId('outcome')

test('a credential is verified by its file, step by step, and one that was changed is not valid @verification', async ({
  browser,
  page,
  request,
}) => {
  const { publicPath, text } = await someCredential(browser, request)
  const give = async (content: string) => {
    await page.goto('/verify')
    await page.getByLabel('The certificate’s file').setInputFiles({
      ...{ name: 'credential.json', mimeType: 'application/json', buffer: Buffer.from(content) },
    })
  }
  await give(text)
  await expect(outcome(page)).toHaveAttribute('data-verdict', 'valid')
  await expect(outcome(page)).toBeFocused()
  await expect(outcome(page).getByRole('heading', { name: 'Valid', exact: true })).toBeVisible()
  await expect(outcome(page).locator('[data-step]')).toHaveCount(7)
  await expect(page.getByTestId('ours').getByText('Lucía Fernández Núñez')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Open its page' })).toHaveAttribute(
    'href',
    publicPath,
  )

  await give(text.replace('Lucía', 'Lucia'))
  await expect(outcome(page)).toHaveAttribute('data-verdict', 'invalid')
  await expect(outcome(page).locator('[data-step][data-outcome="failed"]')).not.toHaveCount(0)
  await expect(page.getByText('What to do next')).toBeVisible()
})

test('all of it works without JavaScript @verification', async ({ browser, request }) => {
  const { text, publicPath, id } = await someCredential(browser, request)
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`/verify?id=${id}`)
  await expect(page).toHaveURL(new RegExp(`${publicPath}$`))
  await page.goto('/verify')
  await page.getByText('By its text (JSON or JWT)').click()
  await page.getByLabel('The credential’s text').fill(text)
  await page.getByRole('button', { name: 'Verify the text' }).click()
  await expect(outcome(page)).toHaveAttribute('data-verdict', 'valid')
  await page.goto('/verify')
  await page.getByLabel('The certificate’s file').setInputFiles({
    ...{ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('no certificate') },
  })
  await page.getByRole('button', { name: 'Verify the file' }).click()
  await expect(outcome(page)).toHaveAttribute('data-verdict', 'unverifiable')
  await context.close()
})

test('a file that is pasted is looked at; one that is too large is not @verification', async ({
  page,
}) => {
  await page.goto('/verify')
  // Whoever pastes before the page listens pastes again.
  await expect(async () => {
    await page.evaluate(() => {
      const clipboardData = new DataTransfer()
      clipboardData.items.add(new File(['nothing'], 'a.txt'))
      document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }))
    })
    await expect(outcome(page)).toHaveAttribute('data-verdict', 'unverifiable', { timeout: 3000 })
  }).toPass()
  await page.getByLabel('The certificate’s file').setInputFiles({
    ...{ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(20 * 1024 * 1024 + 1) },
  })
  await expect(page.getByText('This file is larger than 20 MB')).toBeVisible()
})

test('programs verify without a key @verification', async ({ browser, request }) => {
  const { id, text } = await someCredential(browser, request)
  const ask = async (data: object) => {
    const answer = await request.post('/api/v1/verify', { data })
    expect(answer.headers()['access-control-allow-origin']).toBe('*')
    return { status: answer.status(), ...(await answer.json()) }
  }
  expect(await ask({ id })).toMatchObject({ verdict: 'valid', certificate: { publicId: id } })
  expect(await ask({ credential: JSON.parse(text) })).toMatchObject({ verdict: 'valid' })
  const unknown = await ask({ id: '0'.repeat(24) })
  expect(unknown).toMatchObject({ status: 200, verdict: 'unverifiable', differences: [] })
  expect(unknown).not.toHaveProperty('certificate')
  expect(await ask({ id, url: id })).toMatchObject({ status: 400, title: 'Bad Request' })
  const file = { name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(text) }
  const answer = await request.post('/api/v1/verify', { multipart: { file } })
  expect(await answer.json()).toMatchObject({ verdict: 'valid' })
})

test('an employer verifies many, follows it by a link, and takes a report home @verification', async ({
  browser,
  page,
  request,
}) => {
  const { id, publicPath } = await someCredential(browser, request)
  await page.goto('/verify')
  await page.getByRole('main').getByRole('link', { name: 'Verify many at once' }).click()
  await page.getByLabel('Ids or links').fill(`${id}\n\n${'0'.repeat(24)}`)
  await page.getByRole('button', { name: 'Verify all' }).click()
  await page.waitForURL('**/verify/many/*')
  const download = page.getByRole('link', { name: 'Download the report (PDF)' })
  await expect(download).toBeVisible({ timeout: 60_000 })
  const row = (verdict: string) => page.locator(`tr[data-verdict="${verdict}"]`)
  await expect(row('valid').getByRole('link')).toHaveAttribute('href', publicPath)
  await expect(row('unverifiable')).toContainText('3')
  await page.getByRole('link', { name: 'Valid · 1' }).click()
  await page.waitForURL('**?outcome=valid')
  await expect(row('unverifiable')).toHaveCount(0)
  const address = page.url().split('?')[0]
  const report = await request.get(`${address}/report.pdf`)
  expect((await report.body()).subarray(0, 5).toString()).toBe('%PDF-')
  expect(await (await request.get(`${address}/results.csv`)).text()).toContain(id)
  expect((await request.get(`${address?.slice(0, -1)}`)).status()).toBe(404)
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

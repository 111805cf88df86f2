import { expect, type Page, test } from '@playwright/test'
import { signInAs } from './people'

test('from the list of templates to a new one, and to a certification that uses it @documents', async ({
  page,
}) => {
  const name = `Course ${Date.now().toString(36)}`
  await signInAs(page, 'admin')
  await page.goto('/admin')
  await page
    .getByRole('navigation', { name: 'Admin' })
    .getByRole('link', { name: 'Templates' })
    .click()
  const diploma = card(page, 'Diploma')
  await expect(diploma).toContainText('Classic · A4 · Landscape')
  await expect(diploma).toContainText('Used by 2 certifications')
  await expectDrawn(diploma)

  await page.getByRole('link', { name: 'New template' }).click()
  await page.getByLabel('Name').fill(name)
  await page.getByRole('radio', { name: /^Modern/ }).check()
  await page.getByRole('radio', { name: 'US Letter' }).check()
  await page.getByRole('radio', { name: 'Portrait' }).check()
  await page.getByRole('button', { name: 'Make template' }).click()
  await page.waitForURL(/\/admin\/templates\/[0-9a-f-]{36}$/)

  await page.goto('/admin/templates')
  await expect(card(page, name)).toContainText('Modern · US Letter · Portrait')
  await expect(card(page, name)).toContainText('Not in use')
  await expectDrawn(card(page, name))

  await page.goto('/admin/certifications/new')
  await page.getByLabel('Title').fill(name)
  await page.getByLabel('Skills').fill('Splicing\nKnots, Rigging')
  await page.getByLabel('Course').selectOption({ index: 1 })
  await page.getByLabel('Design of the certificate').selectOption(`${name}, version 1`)
  await page.getByRole('button', { name: 'Publish certification' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(page.getByRole('main')).toContainText(`${name}, version 1`)
  await expect(page.getByRole('main').getByRole('listitem')).toContainText([
    ...['Splicing', 'Knots', 'Rigging'],
  ])
  await page.getByRole('link', { name: 'Public page' }).click()
  await expect(page.getByRole('main')).toContainText('Rigging')
})

test('a picture is taken from our own pages alone, and shown so that it cannot act @documents @security', async ({
  page,
}) => {
  await signInAs(page, 'admin')
  await page.goto('/admin/templates/new')
  const issuerId = await page.locator('input[name="issuerId"]').inputValue()
  const { origin } = new URL(page.url())
  const send = (text: string, from = origin) =>
    page.request.post('/admin/templates/pictures', {
      headers: { origin: from },
      multipart: {
        issuerId,
        file: { name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from(text) },
      },
    })
  const drawing =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><script>document.title = "run"</script><path d="M0 0h9v9z" onload="alert(1)"/></svg>'

  expect((await send(drawing, 'https://elsewhere.example')).status()).toBe(403)
  const refused = await send('GIF89a')
  expect(refused.status()).toBe(400)
  expect(await refused.text()).toContain('This is no PNG, JPEG or SVG picture')

  const taken = await send(drawing)
  expect(taken.status()).toBe(200)
  const { id, ...about } = await taken.json()
  expect(about).toEqual({
    ...{ type: 'svg', width: 1000, height: 500, note: 'Scripts were left out.' },
  })
  const shown = await page.goto(`/admin/templates/pictures/${id}`)
  expect(shown?.headers()).toMatchObject({
    ...{ 'content-type': 'image/svg+xml', 'x-content-type-options': 'nosniff' },
    'content-security-policy': expect.stringMatching(/^default-src 'none'.*sandbox$/),
    'cache-control': expect.stringContaining('private'),
  })
  expect(await shown?.text()).not.toMatch(/script|onload/)
  expect(await page.title()).not.toBe('run')
  expect((await send(drawing).then((again) => again.json())).id).toBe(id)
})

function card(page: Page, name: string) {
  const heading = page.getByRole('heading', { name, exact: true })
  return page.getByRole('article').filter({ has: heading })
}

/** Its picture has come, and can be shown. */
async function expectDrawn(article: ReturnType<typeof card>) {
  const image = article.getByRole('img')
  await image.scrollIntoViewIfNeeded()
  await expect
    .poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth))
    .toBeGreaterThan(0)
}

import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { growOld, storedFile } from '@/tests/support/demo-files'
import { openCertificate, signInAs } from './people'

// What one test makes old, another must not be reading.
test.describe.configure({ mode: 'serial' })

test('the badge is had as a drawing and as a picture, from the page that anyone sees @documents', async ({
  page,
}) => {
  await signInAs(page, 'admin')
  const { publicPath } = await openCertificate(page, 'learner002@example.org')
  await page.context().clearCookies()
  await page.goto(publicPath)
  const files = page.getByRole('region', { name: 'Download' })
  const picture = files.getByRole('img', { name: 'Badge of this certificate' })
  await picture.scrollIntoViewIfNeeded()
  await expect
    .poll(() => picture.evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth))
    .toBe(512)
  for (const [name, type] of [
    ['SVG', 'image/svg+xml'],
    ['PNG', 'image/png'],
  ] as const) {
    const href = (await files.getByRole('link', { name }).getAttribute('href')) ?? ''
    const answer = await page.request.get(href)
    expect(answer.status()).toBe(200)
    expect(answer.headers()).toMatchObject({
      'content-type': type,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
    })
    const { etag = '' } = answer.headers()
    const again = await page.request.get(href, { headers: { 'if-none-match': etag } })
    expect(again.status()).toBe(304)
  }
  const svg = await page.request.get(`${publicPath}/badge.svg`)
  expect(svg.headers()['content-security-policy']).toContain('sandbox')
})

test('the learner has it for printing, others do not @documents', async ({ page }) => {
  await signInAs(page, 'learner')
  await page.locator('main a[href^="/certificates/"]').first().click()
  const link = page.getByRole('link', { name: 'PDF for printing' })
  const href = (await link.getAttribute('href')) ?? ''
  const answer = await page.request.get(href)
  expect(answer.status()).toBe(200)
  const boxes = execFileSync('pdfinfo', ['-box', '-'], { input: await answer.body() }).toString()
  const box = (name: string) => boxes.match(new RegExp(`${name}Box: +(.*)`))?.[1]
  expect(box('Trim')).not.toBe(box('Bleed'))
  await page.context().clearCookies()
  expect((await page.request.get(href)).status()).toBe(401)
})

test('a document of an older renderer is drawn anew, beside the one there is @documents', async ({
  page,
}) => {
  await signInAs(page, 'admin')
  const { adminPath, publicPath } = await openCertificate(page, 'learner003@example.org')
  const certificateId = adminPath.split('/').at(-1) ?? ''
  const shown = page.getByRole('region', { name: 'Files' })
  await expect(shown.getByText('Present renderer')).toHaveCount(1)
  const before = await (await page.request.get(`${publicPath}/certificate.pdf`)).body()
  await growOld(certificateId)

  await page.goto('/admin')
  await page.getByRole('link', { name: /made by an older renderer/ }).click()
  await expect(page.getByText(/^\d+ documents? w\w+ made by an older renderer\.$/)).toBeVisible()

  await page.goto(adminPath)
  await expect(shown.getByText('Older renderer')).toHaveCount(1)
  await page.getByRole('button', { name: 'Draw anew' }).click()
  await expect(page.getByText('Drawing anew has begun.')).toBeVisible()
  await expect(async () => {
    await page.goto(adminPath)
    await expect(shown.getByRole('row')).toHaveCount(3, { timeout: 500 })
  }).toPass({ timeout: 30_000 })
  await expect(shown.getByRole('row').nth(1)).toContainText('Present renderer')
  await expect(shown.getByRole('row').nth(2)).toContainText('Older renderer')
  await expect(page.getByRole('button', { name: 'Draw anew' })).toHaveCount(0)
  const older = await page.request.get(`${adminPath}/files/1`)
  expect(hash(await older.body())).toBe(hash(before))
  const newest = await page.request.get(`${publicPath}/certificate.pdf`)
  expect(newest.headers()['content-disposition']).toContain('attachment')
  expect((await newest.body()).length).toBeGreaterThan(1000)
})

test('all of an issuer’s, from the page of documents; and chosen ones from the list @documents', async ({
  page,
}) => {
  await signInAs(page, 'admin')
  await page.goto('/admin/certificates?search=learner01')
  const links = page.locator('main a[href^="/admin/certificates/0"]')
  const ids = await links.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
  const [one = '', two = ''] = ids.map((href) => href.split('/').at(-1) ?? '')
  await growOld(one)
  await growOld(two)
  await page.goto(`/admin/certificates/redraw?certificateIds[]=${one}`)
  await expect(page.getByRole('cell', { name: 'Is drawn anew' })).toHaveCount(1)
  await page.getByRole('button', { name: 'Draw 1 document anew' }).click()
  await expect(page).toHaveURL(/\/admin\/certificates\/documents$/)
  await expect(page.getByText('1 document was made by an older renderer.')).toBeVisible()
  await expect(page.getByText(/^Last time .*: 1 document drawn anew\.$/)).toBeVisible()
  await page.getByRole('button', { name: 'Draw them all anew' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('Learners are not told.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Draw them all anew' }).click()
  await expect(page.getByText('Every document is of the present renderer.')).toBeVisible()
})

test('a ZIP of what the list shows and of what an import awarded; one that breaks is no ZIP @documents', async ({
  page,
}) => {
  await signInAs(page, 'admin')
  await page.goto('/admin/certificates?search=learner00')
  const links = page.locator('main a[href^="/admin/certificates/0"]')
  const [first = ''] = await links.evaluateAll((all) =>
    all.map((one) => one.getAttribute('href') ?? ''),
  )
  const listed = await links.count()
  const zip = page.getByRole('link', { name: 'Documents as ZIP' })
  const whole = await unzipped(page, (await zip.getAttribute('href')) ?? '')
  expect(whole.filter((name) => name.endsWith('.pdf'))).toHaveLength(listed)
  expect(whole.at(-1)).toBe('manifest.csv')

  await page.getByRole('checkbox', { name: 'Select all on this page' }).check()
  const bar = page.getByRole('region', { name: 'What to do with the selection' })
  const download = page.waitForEvent('download')
  await bar.getByRole('button', { name: 'Download ZIP' }).click()
  expect((await download).suggestedFilename()).toMatch(/^certificates 20.*\.zip$/)
  expect(await (await download).failure()).toBeNull()

  await page.goto('/admin/imports')
  await page.locator('main a[href^="/admin/imports/0"]').last().click()
  const imported = (await zip.getAttribute('href')) ?? ''
  expect((await unzipped(page, imported)).length).toBeGreaterThan(10)

  const file = await storedFile(first.split('/').at(-1) ?? '')
  renameSync(file, `${file}.away`)
  try {
    await expect(
      page.request.get('/admin/certificates/documents.zip?search=learner00'),
    ).rejects.toThrow()
  } finally {
    renameSync(`${file}.away`, file)
  }
})

/** The names in a ZIP that `unzip` finds whole. */
async function unzipped(page: Page, address: string): Promise<string[]> {
  const answer = await page.request.get(address)
  expect(answer.status()).toBe(200)
  expect(answer.headers()['content-type']).toBe('application/zip')
  const folder = mkdtempSync(join(tmpdir(), 'laurel-zip-'))
  const file = join(folder, 'documents.zip')
  writeFileSync(file, await answer.body())
  const env = { ...process.env, LC_ALL: 'C.UTF-8' }
  execFileSync('unzip', ['-tqq', file], { env })
  const names = execFileSync('unzip', ['-Z1', file], { env }).toString().trim().split('\n')
  rmSync(folder, { recursive: true })
  return names
}

function hash(bytes: Uint8Array) {
  return createHash('sha256').update(bytes).digest('hex')
}

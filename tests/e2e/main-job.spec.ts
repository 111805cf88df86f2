import { readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { newAddress, people, signInAs } from './people'

test('a learner sees what they hold, opens it and takes the PDF @main-job', async ({ page }) => {
  await signInAs(page, 'learner')
  await expect(page.getByRole('heading', { name: 'My certificates' })).toBeVisible()
  await expect(page.getByText('You were awarded').first()).toBeVisible()

  await page.getByRole('link', { name: 'Foundations of Data Science', exact: true }).click()
  await page.getByRole('link', { name: 'Public page' }).click()
  await expect(page.getByTestId('verdict')).toHaveText('Valid')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(people.learner)

  const saved = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download PDF' }).click()
  const file = await saved
  expect(file.suggestedFilename()).toMatch(/^certificate-\w+\.pdf$/)
  expect((await readFile(await file.path())).subarray(0, 5).toString()).toBe('%PDF-')
})

test('what is new is marked, until it is read @main-job', async ({ page }) => {
  await signInAs(page, 'learner')
  const mark = page.getByRole('button', { name: /^Mark \d+ as read$/ })
  if (await mark.isVisible()) await mark.click()
  await expect(page.getByText('New:')).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Inbox', exact: true })).toBeVisible()
})

test('someone without an account signs in by a link from the mailbox @main-job', async ({
  browser,
  page,
}) => {
  const address = newAddress('newcomer')
  await page.goto('/sign-in')
  await page.getByLabel('E-mail address').fill(address)
  await page.getByRole('button', { name: 'Send me a link' }).click()
  await expect(page.getByRole('heading', { name: 'Look into your mail' })).toBeVisible()

  const office = await browser.newContext()
  const desk = await office.newPage()
  await signInAs(desk, 'platformAdmin')
  await desk.goto('/admin/mailbox')
  await desk.getByRole('row', { name: address }).getByRole('link').click()
  await desk.getByText('Plain text').click()
  const link = (await desk.locator('pre').textContent())?.match(
    /https?:\/\/[^\s<>]+confirm[^\s<>]+/,
  )?.[0]
  await office.close()

  // A mail scanner follows the link, twice: that must not spend it.
  const scanner = await browser.newContext()
  for (const _ of [1, 2]) expect((await scanner.request.get(link ?? '')).status()).toBe(200)
  const spending = (link ?? '').replace('/sign-in/confirm', '/api/auth/callback/email')
  expect((await scanner.request.get(spending, { maxRedirects: 0 })).status()).toBe(303)
  await scanner.close()

  await page.goto(link ?? '')
  await expect(page.getByText(address)).toBeVisible()
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('No certificate yet')).toBeVisible()

  await page.getByRole('button', { name: /^Account of / }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(
    page.getByRole('heading', { name: 'Certificates that anyone can check' }),
  ).toBeVisible()
  expect((await page.request.get('/dashboard')).status()).toBe(401)

  await page.goto(link ?? '')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('That link no longer works')).toBeVisible()
})

test('sign-in answers the same for an address it knows and one it does not @main-job', async ({
  page,
}) => {
  for (const address of ['learner001@example.org', newAddress('stranger')]) {
    await page.goto('/sign-in')
    await page.getByLabel('E-mail address').fill(address)
    await page.getByRole('button', { name: 'Send me a link' }).click()
    await expect(page).toHaveURL(/\/sign-in\/sent$/)
    await expect(page.getByText('A link to sign in is on its way')).toBeVisible()
  }
})

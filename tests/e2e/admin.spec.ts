import { expect, type Page, test } from '@playwright/test'
import { newAddress, signInAs } from './people'

/** Records a completion of a course that leads to one certificate, and waits for it. */
async function award(page: Page, people: { name: string; email: string }[]) {
  for (const { name, email } of people) {
    await page.goto('/admin/completions')
    await page.getByLabel('Course').selectOption({ index: 1 })
    await page.getByLabel('Learner’s e-mail address').fill(email)
    await page.getByLabel('Learner’s name').fill(name)
    await page.getByLabel('Score').fill('95')
    await page.getByRole('button', { name: 'Record completion' }).click()
    await expect(page.getByText(name)).toBeVisible()
  }
}

/** The list, once it shows so many certificates for the search. */
async function listed(page: Page, search: string, count: number) {
  await expect(async () => {
    await page.goto(`/admin/certificates?search=${encodeURIComponent(search)}`)
    const boxes = page.getByRole('checkbox', { name: /^Select (?!all)/ })
    await expect(boxes).toHaveCount(count, { timeout: 500 })
  }).toPass({ timeout: 30_000 })
}

test('from a selection to a revocation, by keyboard, and the list tells it @admin @lifecycle', async ({
  page,
}) => {
  test.setTimeout(120_000)
  const mark = newAddress('bulk').split('@')[0] ?? ''
  await signInAs(page, 'admin')
  const people = ['Ana Horvat', '王小明', 'Zoë O’Hara'].map((name, i) => ({
    ...{ name, email: `${mark}.${i}@example.org` },
  }))
  await award(page, people)
  await listed(page, mark, 3)

  await page.getByRole('checkbox', { name: 'Select Ana Horvat' }).focus()
  await page.keyboard.press('Space')
  const bar = page.getByRole('region', { name: 'What to do with the selection' })
  await expect(bar).toContainText('1 selected')
  await page.keyboard.press('Escape')
  await expect(bar).toBeHidden()
  await page.getByRole('checkbox', { name: 'Select all on this page' }).check()
  await bar.getByRole('button', { name: 'Revoke 3 certificates' }).click()

  await expect(page.getByRole('heading', { name: 'Revoke 3 certificates?' })).toBeVisible()
  await expect(page.getByRole('cell', { name: 'Will be revoked' })).toHaveCount(3)
  await page.getByRole('button', { name: 'Revoke 3 certificates' }).click()
  await expect(page.getByLabel('Kind of reason')).toBeFocused()
  await page.getByLabel('Kind of reason').selectOption({ label: 'Misconduct' })
  await page.getByLabel('Reason', { exact: true }).fill('The exam was copied.')
  await page.getByRole('button', { name: 'Revoke 3 certificates' }).click()
  await expect(page.getByText('3 certificates are revoked.')).toBeVisible()
  await expect(page.getByRole('cell', { name: 'Revoked', exact: true })).toHaveCount(3)

  await page.reload()
  await expect(page.getByText('3 of them are revoked or replaced already')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Revoke/ })).toHaveCount(0)
  await page.goto(`/admin/certificates?search=${mark}&status=valid`)
  await expect(page.getByText('No certificate matches')).toBeVisible()
})

test('filters are in the address, come off one by one, and pages turn both ways @admin', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await signInAs(page, 'platformAdmin')
  await page.goto('/admin/certificates')
  await page.waitForLoadState('networkidle')
  await page.getByLabel('Status', { exact: true }).selectOption({ label: 'Valid' })
  await expect(page).toHaveURL(/\?status=valid$/)
  await page.getByRole('searchbox').fill('learner')
  await page.getByRole('searchbox').press('Enter')
  await expect(page).toHaveURL(/search=learner&status=valid$/)
  await page.goBack()
  await expect(page.getByRole('searchbox')).toHaveValue('')
  await page.goForward()
  await page.getByRole('link', { name: 'Remove the filter Status' }).click()
  await expect(page).toHaveURL(/\?search=learner$/)

  await page.goto('/admin/certificates')
  const first = page.getByRole('region', { name: 'Certificates' }).getByRole('link').first()
  const name = await first.getAttribute('href')
  await page.getByRole('link', { name: 'Older' }).click()
  await expect(page).toHaveURL(/before=/)
  await expect(first).not.toHaveAttribute('href', name ?? '')
  await page.getByRole('link', { name: 'Newer' }).click()
  await expect(page).toHaveURL(/after=/)
  await expect(first).toHaveAttribute('href', name ?? '')
})

test('⌘K finds a person and a page; keys lead to the search and the list of keys @admin', async ({
  page,
}) => {
  await signInAs(page, 'platformAdmin')
  await page.goto('/admin')
  await page.getByRole('button', { name: 'Search or go to' }).waitFor()
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog', { name: 'Search and commands' })
  await expect(palette.getByRole('combobox')).toBeFocused()
  await page.keyboard.type('learner001@')
  await expect(palette.getByText('Lucía Fernández Núñez').first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/admin\/certificates\/[0-9a-f-]{36}$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lucía Fernández Núñez')

  await page.keyboard.press('Control+k')
  await expect(palette.getByRole('combobox')).toBeFocused()
  await page.keyboard.type('certificates')
  await palette.getByRole('option', { name: 'Certificates', exact: true }).click()
  await expect(page).toHaveURL(/\/admin\/certificates$/)
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox')).toBeFocused()
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
})

test('a certification is made, and revised without losing what was awarded @admin', async ({
  page,
}) => {
  const slug = `made-${Date.now().toString(36)}`
  await signInAs(page, 'admin')
  await page.goto('/admin/certifications')
  await page.getByRole('link', { name: 'New certification' }).click()
  await page.getByLabel('Title').fill('Keeper of Old Books')
  await page.getByLabel('Name in the link').fill(slug)
  await page.getByLabel('Course').selectOption({ index: 1 })
  await page.getByLabel('Pass mark').fill('70')
  await page.getByLabel('Renewable for days').fill('30')
  await page.getByRole('button', { name: 'Publish certification' }).click()
  await expect(page.getByText('Only a certification that expires can be renewed')).toBeVisible()
  await expect(page.getByLabel('Title')).toHaveValue('Keeper of Old Books')
  await page.getByLabel('Valid for months').fill('24')
  await page.getByRole('button', { name: 'Publish certification' }).click()
  await expect(page.getByRole('heading', { name: 'Keeper of Old Books' })).toBeVisible()
  await expect(page.getByText('2 years, renewable 30 days before')).toBeVisible()
  await expect(page.getByText(/with at least 70 of 100$/)).toBeVisible()

  await page.getByRole('link', { name: 'Edit' }).click()
  await page.getByLabel('Title').fill('Keeper of Rare Books')
  await page.getByLabel('Pass mark').fill('')
  await page.getByRole('button', { name: 'Publish version 2' }).click()
  await expect(page.getByRole('heading', { name: 'Keeper of Rare Books' })).toBeVisible()
  await expect(page.getByText(/with at least/)).toBeHidden()
  await page.locator('summary', { hasText: 'Version 1, published' }).click()
  await expect(page.getByText(/with at least 70 of 100$/)).toBeVisible()

  await page.goto('/admin/certifications/new')
  await page.getByLabel('Title').fill('Another')
  await page.getByLabel('Name in the link').fill(slug)
  await page.getByLabel('Course').selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Publish certification' }).click()
  await expect(page.getByText(`The name “${slug}” is taken`)).toBeVisible()
})

test('a reviewer sees all of it and changes none @admin', async ({ page }) => {
  await signInAs(page, 'reviewer')
  await page.goto('/admin/certificates')
  await expect(page.getByRole('region', { name: 'Certificates' })).toBeVisible()
  await expect(page.getByRole('checkbox', { name: /^Select (?!all)/ })).toHaveCount(0)
  const link = page.getByRole('region', { name: 'Certificates' }).getByRole('link').first()
  const id = (await link.getAttribute('href'))?.split('/').at(-1)
  await page.goto(`/admin/certificates/revoke?certificateIds[]=${id}`)
  await expect(page.getByText('only an issuer admin can revoke them')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Revoke/ })).toHaveCount(0)
  expect((await page.goto('/admin/certifications/new'))?.status()).toBe(403)
  expect((await page.request.get('/api/search?q=learner')).ok()).toBe(true)
})

test('the search is closed to whoever is not signed in or has no part in an issuer @admin', async ({
  page,
}) => {
  expect((await page.request.get('/api/search?q=learner')).status()).toBe(401)
  await signInAs(page, 'learner')
  expect((await page.request.get('/api/search?q=learner')).status()).toBe(403)
})

test('times are told by the reader’s clock, and its zone is named @admin', async ({ browser }) => {
  const context = await browser.newContext({ timezoneId: 'Asia/Kolkata' })
  const page = await context.newPage()
  await signInAs(page, 'admin')
  await page.goto('/admin/audit')
  const when = page.getByRole('main').locator('time').first()
  const at = new Date((await when.getAttribute('datetime')) ?? '')
  const clock = at.toLocaleTimeString('en-GB', { timeZone: 'Asia/Kolkata', timeStyle: 'short' })
  await expect(when).toContainText(`${clock} GMT+5:30`)

  // A day of the filter is a day there: one act more than 18:30 UTC of the day before.
  const day = at.toLocaleDateString('en-CA', { timeZone: 'Asia/Kolkata' })
  await page.goto(`/admin/audit?from=${day}&until=${day}`)
  await expect(
    page.getByRole('main').locator(`time[datetime="${at.toISOString()}"]`),
  ).not.toHaveCount(0)
  const next = new Date(at.getTime() + 86_400_000)
  const after = next.toLocaleDateString('en-CA', { timeZone: 'Asia/Kolkata' })
  await page.goto(`/admin/audit?from=${after}`)
  await expect(page.getByText('Nothing found')).toBeVisible()
  await context.close()
})

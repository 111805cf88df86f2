import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { newAddress, signInAs } from './people'

test.beforeEach(async ({ page }) => signInAs(page, 'admin'))

test('completions-messy.csv: good rows are taken; bad ones are downloaded, mended and sent again @imports', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await send(page, 'examples/completions-messy.csv')
  const rejected = page.getByRole('region', { name: 'Rejected rows' })
  await expect(rejected.getByRole('row')).toHaveCount(13)
  await expect(rejected.getByRole('row', { name: '2031-01-06' })).toContainText(
    'lies in the future',
  )
  await page.getByRole('button', { name: 'Award 3 certificates' }).click()
  await expect(page.getByText('3 completions recorded, 12 rows rejected')).toBeVisible({
    timeout: 30_000,
  })

  const saved = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download rejected rows' }).click()
  const file = await saved
  expect(file.suggestedFilename()).toBe('completions-messy-rejected.csv')
  const text = await readFile(await file.path(), 'utf8')
  expect(text).toContain('laurel_line;laurel_column;laurel_reason;laurel_hint')
  expect(text).toContain("'=HYPERLINK")

  const mended = text
    .replace('2026-02-30', '2026-02-27')
    .replace('not-an-email', newAddress('mended'))
    .replace('UNKNOWN-1', 'DS-101')
  await send(page, { name: 'mended.csv', mimeType: 'text/csv', buffer: Buffer.from(mended) })
  await expect(rejected.getByRole('row')).toHaveCount(10)
  await page.getByRole('button', { name: 'Award 3 certificates' }).click()
  await expect(page.getByText('3 completions recorded, 9 rows rejected')).toBeVisible({
    timeout: 30_000,
  })
})

test('grades-canvas.csv: the course is asked for, and what counts is said before anything is taken @imports', async ({
  page,
}) => {
  test.setTimeout(90_000)
  await send(page, 'examples/grades-canvas.csv')
  await expect(page.getByText('Canvas gradebook, 40 rows')).toBeVisible()
  await expect(page.getByText('Of which course the file is.')).toBeVisible()
  const draft = page.url()

  await page.goto('/admin/imports')
  await page.getByRole('link', { name: 'grades-canvas.csv' }).first().click()
  await expect(page).toHaveURL(draft)
  await page
    .getByLabel('Course', { exact: true })
    .last()
    .selectOption({ label: 'DS-101 · Foundations of Data Science' })
  await page.getByRole('button', { name: 'Check 40 rows' }).click()
  await expect(page.getByText('a score of at least 60')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('region', { name: 'What was found' })).toContainText('Not completed8')

  await page.getByRole('button', { name: /^Award \d+ certificates$/ }).click()
  await expect(page.getByText('32 completions recorded, 0 rows rejected')).toBeVisible({
    timeout: 30_000,
  })
})

test('dates that can be read in two ways are asked about @imports', async ({ page }) => {
  const csv = `Mail,Full name,Course,Date\n${newAddress('dates')},Kim Doe,DS-101,03/04/2026\n`
  await send(page, { name: 'dates.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  await expect(page.getByText('Whether the day or the month comes first')).toBeVisible()
  await page.getByLabel('Month first: 03/04/2026 is 2026-03-04').check()
  await page.getByRole('button', { name: 'Check 1 row' }).click()
  await expect(page.getByText('the date in “Date”, month first')).toBeVisible({ timeout: 30_000 })
})

test('a draft is discarded, and its file may come again @imports', async ({ page }) => {
  const csv = `email,name,course_code,completed_at\n${newAddress('draft')},Kim Doe,DS-101,2026-03-04\n`
  const file = { name: 'draft.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) }
  await send(page, file)
  const draft = page.url()
  await send(page, file)
  await expect(page).toHaveURL(`${draft}?again=1`)
  await page.getByRole('button', { name: 'Discard the draft' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Discard the draft' }).click()
  await expect(page).toHaveURL(/\/admin\/imports$/)
  await expect(page.getByRole('link', { name: 'draft.csv' })).toHaveCount(0)
  await send(page, file)
  expect(page.url()).not.toContain(draft)
})

type Given = string | { name: string; mimeType: string; buffer: Buffer }

async function send(page: Page, file: Given) {
  await page.goto('/admin/imports/new')
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: 'Read the file' }).click()
  await page.waitForURL(/\/admin\/imports\/[0-9a-f-]{36}/)
}

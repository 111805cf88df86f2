import { expect, type Page, test } from '@playwright/test'
import { newAddress, openCertificate, signInAs } from './people'

const course = 'DS-101: Foundations of Data Science (Harbour Academy)'

async function record(page: Page, { name, email }: { name: string; email: string }) {
  await page.goto('/admin/completions')
  await page.getByLabel('Course').selectOption({ label: course })
  await page.getByLabel('Learner’s e-mail address').fill(email)
  await page.getByLabel('Learner’s name').fill(name)
  await page.getByLabel('Score').fill('87.5')
  await page.getByRole('button', { name: 'Record completion' }).click()
  await expect(page.getByText(`The completion of ${name} is recorded.`)).toBeVisible()
}

/** Waits until the jobs have awarded what was recorded. */
async function awarded(page: Page, email: string) {
  await expect(async () => {
    await page.goto(`/admin/certificates?search=${email}`)
    await expect(page.getByText('Valid').last()).toBeVisible({ timeout: 500 })
    await expect(page.getByRole('cell', { name: email })).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 30_000 })
  return openCertificate(page, email)
}

test('recorded by hand, awarded, revoked: everyone sees it at once @lifecycle', async ({
  browser,
  page,
}) => {
  test.setTimeout(90_000)
  const person = { name: 'Þórdís Ólafsdóttir', email: newAddress('thordis') }
  await signInAs(page, 'admin')
  await record(page, person)
  const { adminPath, publicPath } = await awarded(page, person.email)

  const street = await browser.newContext()
  const verifier = await street.newPage()
  await verifier.goto(publicPath)
  await expect(verifier.getByTestId('verdict')).toHaveText('Valid')
  await expect(verifier.getByRole('heading', { level: 1 })).toHaveText(person.name)

  await page.goto(adminPath)
  await page.getByRole('button', { name: 'Revoke…' }).click()
  await page.getByLabel('Kind of reason').selectOption({ label: 'Issued in error' })
  await page.getByLabel('Reason', { exact: true }).fill('Recorded for the wrong person.')
  await page.getByRole('button', { name: 'Revoke 1 certificate' }).click()
  await expect(page.getByText(/^Revoked .* by Ingrid Solheim$/)).toBeVisible()

  await verifier.reload()
  await expect(verifier.getByTestId('verdict')).toHaveText('Revoked')
  await expect(verifier.getByText('Reason: issued in error.')).toBeVisible()
  await expect(verifier.getByText('wrong person')).toHaveCount(0)
  await expect(verifier.getByRole('link', { name: 'Download PDF' })).toHaveCount(0)
  const pdf = await verifier.request.get(`${publicPath}/certificate.pdf`)
  expect(pdf.status()).toBe(410)
  expect(await pdf.text()).toContain('was revoked')
  await street.close()

  const office = await browser.newContext()
  const desk = await office.newPage()
  await signInAs(desk, 'platformAdmin')
  await expect(async () => {
    await desk.goto('/admin/mailbox')
    const mails = desk.getByRole('row', { name: person.email })
    await expect(mails).toHaveCount(2, { timeout: 500 })
    await expect(mails.first()).toContainText(/revoked/i, { timeout: 500 })
  }).toPass({ timeout: 30_000 })
  await office.close()
})

test('a second press, and the same again, change nothing @lifecycle', async ({ page }) => {
  test.setTimeout(60_000)
  const person = { name: 'Ana Horvat', email: newAddress('ana') }
  await signInAs(page, 'admin')
  await record(page, person)
  await awarded(page, person.email)
  await page.goto('/admin/completions')
  await page.getByLabel('Course').selectOption({ label: course })
  await page.getByLabel('Learner’s e-mail address').fill(person.email)
  await page.getByLabel('Learner’s name').fill(person.name)
  await page.getByLabel('Score').fill('87.5')
  await page.getByRole('button', { name: 'Record completion' }).dblclick()
  await expect(page.getByText('was recorded before; nothing was changed')).toBeVisible()
  await page.goto(`/admin/certificates?search=${person.email}`)
  await expect(page.getByRole('cell', { name: person.email })).toHaveCount(1)
})

test('what was typed stays when something is wrong with it @lifecycle', async ({ page }) => {
  await signInAs(page, 'admin')
  await page.goto('/admin/completions')
  await page.getByLabel('Course').selectOption({ label: course })
  await page.getByLabel('Learner’s e-mail address').fill('not@an-address')
  await page.getByLabel('Learner’s name').fill('Kept Name')
  await page.getByLabel('Score').fill('55')
  await page.getByRole('button', { name: 'Record completion' }).click()

  await expect(page.getByRole('alert').first()).toContainText('Nothing was saved yet')
  await expect(page.getByLabel('Learner’s e-mail address')).toHaveValue('not@an-address')
  await expect(page.getByLabel('Learner’s e-mail address')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByLabel('Learner’s name')).toHaveValue('Kept Name')
  await expect(page.getByLabel('Score')).toHaveValue('55')
  await expect(page.getByLabel('Course').locator('option:checked')).toHaveText(course)
})

test('a file goes in; good rows are taken, bad ones come back with a reason @lifecycle', async ({
  page,
}) => {
  test.setTimeout(60_000)
  const email = newAddress('row')
  const csv = [
    'email,name,course_code,completed_at,score',
    `${email},Renée Dubois,DS-101,2026-01-15,91`,
    `nobody,Bad Address,DS-101,2026-01-15,91`,
    `${newAddress('date')},Bad Date,DS-101,2026-02-30,91`,
  ].join('\n')
  await signInAs(page, 'admin')
  const file = { name: 'spring.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) }
  await sendFile(page, file)

  await expect(page.getByRole('heading', { name: 'spring.csv' })).toBeVisible()
  await page.getByRole('button', { name: 'Award 1 certificate' }).click()
  await expect(page.getByText('1 completion recorded, 2 rows rejected')).toBeVisible({
    timeout: 20_000,
  })
  const rejected = page.getByRole('region', { name: 'Rejected rows' })
  await expect(rejected.getByRole('row', { name: 'nobody' })).toContainText('email')
  await expect(rejected.getByRole('row', { name: 'Bad Date' })).toContainText('completed_at')

  await sendFile(page, file)
  await expect(page.getByText('had been imported before')).toBeVisible()

  const picture = { name: 'photo.csv', mimeType: 'text/csv', buffer: Buffer.from([0, 1, 2, 255]) }
  await sendFile(page, picture)
  await expect(page.getByRole('alert').first()).not.toBeEmpty()
  await expect(page).toHaveURL(/\/admin\/imports\/new$/)
})

type Sent = { name: string; mimeType: string; buffer: Buffer }

async function sendFile(page: Page, file: Sent) {
  await page.goto('/admin/imports/new')
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: 'Read the file' }).click()
}

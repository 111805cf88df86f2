import { expect, type Page, test } from '@playwright/test'
import { signInAs } from './people'

test('from a new course to a certificate, by hand @learning @main-job', async ({ page }) => {
  const tag = Date.now().toString(36)
  await signInAs(page, 'admin')
  await page.goto('/admin/courses')
  await page.getByRole('link', { name: 'New course' }).click()

  // A code that is taken: said at the field, and what was typed stays.
  await page.getByLabel('Code').fill('ds-101')
  await page.getByLabel('Title').fill(`Ropes & Knots ${tag}`)
  const slug = page.getByLabel('Name in the link')
  await expect(slug).toHaveValue(`ropes-knots-${tag}`)
  await page.getByRole('button', { name: 'Add course' }).click()
  await expect(page.getByText('There is a course with the code “ds-101” already.')).toBeVisible()
  await expect(page.getByLabel('Title')).toHaveValue(`Ropes & Knots ${tag}`)
  await page.getByLabel('Code').fill(`RK-${tag}`)
  await page.getByRole('button', { name: 'Add course' }).click()
  await expect(page.getByRole('row', { name: new RegExp(`RK-${tag}`) })).toContainText(
    'No certification yet',
  )

  await page.goto('/admin/certifications/new')
  await page.getByLabel('Title').fill(`Rigger ${tag}`)
  await page.getByLabel('Course').selectOption({ label: `RK-${tag}: Ropes & Knots ${tag}` })
  await page.getByRole('button', { name: 'Publish certification' }).click()
  await expect(page.getByRole('heading', { level: 1, name: `Rigger ${tag}` })).toBeVisible()

  await page.goto('/admin/completions')
  await page.getByLabel('Course').selectOption({ label: (await optionOf(page, `RK-${tag}`)) ?? '' })
  await page.getByLabel('Learner’s e-mail address').fill(`rigger.${tag}@example.org`)
  await page.getByLabel('Learner’s name').fill('Rani Rigger')
  await page.getByRole('button', { name: 'Record completion' }).click()
  await expect(page.getByText('The completion of Rani Rigger is recorded.')).toBeVisible()
  await expect(async () => {
    await page.goto(`/admin/certificates?search=rigger.${tag}@example.org`)
    await expect(page.getByRole('row', { name: /Rani Rigger/ })).toContainText(`Rigger ${tag}`, {
      timeout: 500,
    })
  }).toPass({ timeout: 20_000 })
})

function optionOf(page: Page, code: string) {
  return page.locator('select[name=courseId] option', { hasText: code }).textContent()
}

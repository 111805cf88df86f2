import { execFileSync } from 'node:child_process'
import { expect, type Page, test } from '@playwright/test'
import { scanQr } from '@/tests/support/scan-qr'
import { mailDesk, newestLink } from './mailbox'
import { newAddress, signInAs } from './people'

/** One certificate through the hands of everyone it matters to. */
test('admin: file to certificates; learner: mail to page; verifier: QR to status; admin: revocation @journeys @main-job @verification', async ({
  browser,
  page: office,
}) => {
  test.setTimeout(120_000)
  const email = newAddress('journey')
  const name = 'Zoë van der Berg-Țurcanu'
  const desk = await mailDesk(browser)

  await test.step('a file goes in, and certificates come out', async () => {
    await signInAs(office, 'admin')
    await office.goto('/admin/imports/new')
    const csv = `email;name;course_code;completed_at;score\n${email};${name};DS-101;2026-03-04;91,5\nnobody;Bad Row;DS-101;2026-03-04;50\n`
    const file = { name: 'march.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) }
    await office.locator('input[type=file]').setInputFiles(file)
    await office.getByRole('button', { name: 'Read the file' }).click()
    await expect(office.getByRole('region', { name: 'Rejected rows' })).toContainText('nobody')
    await office.getByRole('button', { name: 'Award 1 certificate' }).click()
    await expect(office.getByText('1 completion recorded, 1 row rejected')).toBeVisible({
      timeout: 30_000,
    })
  })

  const learner = await (await browser.newContext()).newPage()
  const pdf =
    await test.step('the mail leads to the certificate, which becomes the learner’s', async () => {
      await learner.goto(await newestLink(desk, email, '/c/'))
      await expect(learner.getByTestId('verdict')).toHaveText('Valid')
      await expect(learner.getByRole('heading', { level: 1 })).toHaveText(name)
      await learner.getByRole('link', { name: 'This is mine' }).click()
      await learner.getByRole('button', { name: 'Send the link' }).click()
      await expect(learner.getByText('The link is on its way')).toBeVisible()
      await learner.goto(await newestLink(desk, email, 'sign-in/confirm'))
      await learner.getByRole('button', { name: 'Sign in' }).click()
      await learner.locator('main a[href*="/certificates/"]').first().click()
      await expect(learner.getByText('91.5 of 100')).toBeVisible()
      return download(learner)
    })

  const verifier = await (await browser.newContext()).newPage()
  const printed = scanQr(pdf)
  await test.step('the code on the paper leads to what is true today', async () => {
    expect(execFileSync('pdftotext', ['-', '-'], { input: pdf }).toString()).toContain(name)
    await verifier.goto(printed)
    await expect(verifier.getByTestId('verdict')).toHaveText('Valid')
    await expect(verifier.getByRole('heading', { level: 1 })).toHaveText(name)
  })

  await test.step('what is revoked shows as revoked to whoever scans it again', async () => {
    await office.goto(`/admin/certificates?search=${email}`)
    await office.getByRole('region', { name: 'Certificates' }).getByRole('link').first().click()
    await office.getByRole('button', { name: 'Revoke…' }).click()
    await office.getByLabel('Kind of reason').selectOption({ label: 'Issued in error' })
    await office.getByLabel('Reason', { exact: true }).fill('Another person’s completion.')
    await office.getByRole('button', { name: 'Revoke 1 certificate' }).click()
    await expect(office.getByText(/^Revoked .* by Ingrid Solheim$/)).toBeVisible()
    await verifier.goto(printed)
    await expect(verifier.getByTestId('verdict')).toHaveText('Revoked')
    await learner.goto('/dashboard')
    await expect(learner.getByText('Revoked', { exact: true })).toBeVisible()
  })
})

async function download(page: Page): Promise<Buffer> {
  const link = page.getByRole('link', { name: 'Download the PDF' })
  const answer = await page.request.get((await link.getAttribute('href')) ?? '')
  expect(answer.status()).toBe(200)
  return answer.body()
}

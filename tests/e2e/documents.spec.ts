import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { openCertificate, signInAs } from './people'

test('the PDF handed out is the one that was recorded, and it opens @documents', async ({
  page,
}) => {
  await signInAs(page, 'admin')
  const { publicPath } = await openCertificate(page, 'learner001@example.org')
  const recorded = await page.locator('[data-sha256]').first().getAttribute('data-sha256')

  const answer = await page.request.get(`${publicPath}/certificate.pdf`)
  expect(answer.status()).toBe(200)
  expect(answer.headers()).toMatchObject({
    'content-type': 'application/pdf',
    'x-content-type-options': 'nosniff',
    'content-disposition': expect.stringMatching(/^attachment; filename="certificate-\w+\.pdf"/),
    etag: `"${recorded}"`,
  })
  const bytes = await answer.body()
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(recorded)

  const text = execFileSync('pdftotext', ['-', '-'], { input: bytes }).toString()
  expect(text).toContain('Lucía Fernández Núñez')
  expect(text).toContain(publicPath.replace('/c/', ''))

  const seen = await page.request.get(`${publicPath}/certificate.pdf?view=1`)
  expect(seen.headers()['content-disposition']).toMatch(/^inline;/)
  const again = await page.request.get(`${publicPath}/certificate.pdf`, {
    headers: { 'if-none-match': `"${recorded}"` },
  })
  expect(again.status()).toBe(304)
})

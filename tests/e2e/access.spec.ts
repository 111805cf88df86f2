import { expect, test } from '@playwright/test'
import { openCertificate, signInAs } from './people'

test('nobody can play the job server while jobs run here @access', async ({ request }) => {
  for (const method of ['GET', 'POST', 'PUT']) {
    const answer = await request.fetch('/api/inngest?fnId=laurel-issue-batch&stepId=step', {
      method,
    })
    expect(answer.status(), method).toBe(404)
  }
})

test('ids of nothing answer 404, whatever their form @access', async ({ page }) => {
  await signInAs(page, 'platformAdmin')
  for (const kind of ['certificates', 'imports', 'jobs', 'mailbox']) {
    for (const id of ['0', '01890000-0000-7000-8000-000000000000', "'%20or%201=1"]) {
      expect((await page.request.get(`/admin/${kind}/${id}`)).status(), `${kind}/${id}`).toBe(404)
    }
  }
})

test('a reviewer sees no form that is not theirs to send @access', async ({ page }) => {
  await signInAs(page, 'reviewer')
  await openCertificate(page, 'learner001')
  await expect(page.getByRole('button', { name: 'Revoke…' })).toHaveCount(0)
  await page.goto('/admin/imports')
  await expect(page.getByRole('link', { name: 'Import a file' })).toHaveCount(0)
})

test('a session that is made up is nobody’s @access', async ({ browser, baseURL }) => {
  const context = await browser.newContext()
  for (const value of ['made-up', '00000000-0000-0000-0000-000000000000', '']) {
    await context.addCookies([{ name: 'laurel-session', value, url: baseURL ?? '' }])
    expect((await context.request.get('/admin')).status()).toBe(401)
  }
  await context.close()
})

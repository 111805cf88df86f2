import { readdirSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { openCertificate, type Part, signInAs } from './people'

type Answers = Record<'anyone' | Part, number>

const everyone = { platformAdmin: 200, admin: 200, reviewer: 200 }
const forIssuers: Answers = { ...everyone, otherAdmin: 200, learner: 403, anyone: 401 }
const forHarbour: Answers = { ...everyone, otherAdmin: 404, learner: 403, anyone: 401 }
const forPlatform: Answers = {
  ...{ platformAdmin: 200, admin: 403, reviewer: 403, otherAdmin: 403, learner: 403, anyone: 401 },
}

/** What each page answers to whom; `[…]` is filled with something of Harbour Academy's. */
const pages: Record<string, Answers> = {
  '/admin': forIssuers,
  '/admin/certificates': forIssuers,
  '/admin/certificates/[id]': forHarbour,
  '/admin/certifications': forIssuers,
  '/admin/completions': forIssuers,
  '/admin/imports': forIssuers,
  '/admin/imports/[id]': forHarbour,
  '/admin/review': forIssuers,
  '/admin/jobs': forPlatform,
  '/admin/jobs/[runId]': forPlatform,
  '/admin/mailbox': forPlatform,
  '/admin/mailbox/[id]': forPlatform,
}

test('every admin page says whom it is for @access', () => {
  const found = readdirSync('app/admin', { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('page.tsx'))
    .map((file) => `/admin/${file.replace(/\/?page\.tsx$/, '')}`.replace(/\/$/, ''))
  expect(found.sort()).toEqual(Object.keys(pages).sort())
})

test('each page answers each person with a true status @access', async ({ browser, page }) => {
  test.setTimeout(120_000)
  await signInAs(page, 'platformAdmin')
  const first = async (list: string) => {
    await page.goto(list)
    return page.getByRole('main').locator(`a[href^="${list}/"]`).first().getAttribute('href')
  }
  const filled: Record<string, string> = {
    '/admin/certificates/[id]': (await openCertificate(page, 'learner001')).adminPath,
    '/admin/imports/[id]': (await first('/admin/imports')) ?? '',
    '/admin/jobs/[runId]': (await first('/admin/jobs')) ?? '',
    '/admin/mailbox/[id]': (await first('/admin/mailbox')) ?? '',
  }
  const wrong: string[] = []
  for (const part of Object.keys(forIssuers) as (keyof Answers)[]) {
    const context = await browser.newContext()
    if (part !== 'anyone') await signInAs(await context.newPage(), part)
    const asked = Object.entries(pages).map(async ([path, answers]) => {
      const status = (await context.request.get(filled[path] ?? path)).status()
      if (status !== answers[part]) wrong.push(`${path} as ${part}: ${status}`)
    })
    await Promise.all(asked)
    await context.close()
  }
  expect(wrong).toEqual([])
})

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
  await expect(page.getByRole('button', { name: 'Revoke 1 certificate' })).toHaveCount(0)
  await page.goto('/admin/imports')
  await expect(page.getByRole('button', { name: 'Import completions' })).toHaveCount(0)
})

test('a session that is made up is nobody’s @access', async ({ browser, baseURL }) => {
  const context = await browser.newContext()
  for (const value of ['made-up', '00000000-0000-0000-0000-000000000000', '']) {
    await context.addCookies([{ name: 'laurel-session', value, url: baseURL ?? '' }])
    expect((await context.request.get('/admin')).status()).toBe(401)
  }
  await context.close()
})

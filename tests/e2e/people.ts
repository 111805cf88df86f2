import { expect, type Page } from '@playwright/test'

/** The demo's people, by the part they play. */
export const people = {
  platformAdmin: 'Ada Marsh',
  admin: 'Ingrid Solheim',
  reviewer: 'Tomás Quiroga',
  otherAdmin: 'Wanjiru Kamau',
  learner: 'Lucía Fernández Núñez',
  otherLearner: '李晓明',
} as const

type Person = keyof typeof people
/** Those whom the tests of who may see what go through. */
export type Part = Exclude<Person, 'otherLearner'>

/** Signs in by the demo's button. */
export async function signInAs(page: Page, part: Person) {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: people[part] }).click()
  await expect(page.getByRole('button', { name: /^Account of / })).toBeVisible()
}

/** The same without drawing a page, for whoever only acts elsewhere: the buttons are plain forms. */
export async function haveSession(page: Page, part: Person) {
  const signIn = await (await page.request.get('/sign-in')).text()
  const form = signIn.split('<form').find((one) => one.includes(people[part])) ?? ''
  const userId = form.match(/name="userId" value="([^"]+)"/)?.[1] ?? ''
  const answer = await page.request.post('/sign-in/demo', { form: { userId }, maxRedirects: 0 })
  expect(answer.status(), `a session of ${people[part]}`).toBe(303)
}

/** Opens the first certificate in the admin list that matches `search`; gives its two addresses. */
export async function openCertificate(page: Page, search: string) {
  const query = new URLSearchParams({ search })
  await page.goto(`/admin/certificates?${query}`)
  await page.getByRole('region', { name: 'Certificates' }).getByRole('link').first().click()
  const link = page.getByRole('link', { name: 'Public page' })
  const publicPath = (await link.getAttribute('href')) ?? ''
  return { adminPath: new URL(page.url()).pathname, publicPath }
}

/** An address that no test has used before. */
export function newAddress(start: string) {
  return `${start}.${Date.now().toString(36)}.${Math.random().toString(36).slice(2, 6)}@example.org`
}

/**
 * Makes a share link of a certificate that is private from then on, as the learner whose it is; gives
 * its path. It is no certificate that other tests look at.
 */
export async function shareLink(page: Page): Promise<string> {
  await haveSession(page, 'otherLearner')
  await page.goto('/dashboard')
  await page.locator('main a[href^="/certificates/"]').first().click()
  await expect(page.getByTestId('privacy')).toBeVisible()
  const toPrivate = page.getByRole('button', { name: 'Make it private' })
  if (await toPrivate.isVisible()) await toPrivate.click()
  await page.getByRole('button', { name: 'Make a link' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('For whom').fill('A reader')
  await dialog.getByRole('button', { name: 'Make a link' }).click()
  const link = (await page.getByTestId('shown-once').textContent()) ?? ''
  return new URL(link).pathname
}

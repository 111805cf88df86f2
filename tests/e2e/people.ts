import { expect, type Page } from '@playwright/test'

/** The demo's people, by the part they play. */
export const people = {
  platformAdmin: 'Ada Marsh',
  admin: 'Ingrid Solheim',
  reviewer: 'Tomás Quiroga',
  otherAdmin: 'Wanjiru Kamau',
  learner: 'Lucía Fernández Núñez',
} as const

export type Part = keyof typeof people

/** Signs in by the demo's button. */
export async function signInAs(page: Page, part: Part) {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: people[part] }).click()
  await expect(page.getByRole('button', { name: /^Account of / })).toBeVisible()
}

/** The same without drawing a page, for whoever only acts elsewhere: the buttons are plain forms. */
export async function haveSession(page: Page, part: Part) {
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

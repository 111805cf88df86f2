import { readdirSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { haveSession, type Part, shareLink } from './people'

/** Where to find a page: an address, or how to get to one from where the test stands. */
type Found = (page: Page) => Promise<string>
type Way = string | Found
type Visit = { as: Part | 'anyone'; at: Way }

/** The first link on the page `list` whose address begins with `start` and goes on. */
const firstLink =
  (list: string, start: string): Found =>
  async (page) => {
    await page.goto(list)
    const links = page.locator(`main a[href^="${start}"]`)
    await links.first().waitFor()
    return (await links.first().getAttribute('href')) ?? ''
  }

const somePoster = firstLink('/dashboard', '/certificates/')
const someCertificate = firstLink('/admin/certificates', '/admin/certificates/0')

/** Each page of the application by its folder in `app/`, with who opens it and where. */
export const visits: Record<string, Visit> = {
  '(public)/[locale]': { as: 'anyone', at: '/' },
  '(public)/[locale]/catalogue': { as: 'anyone', at: '/catalogue' },
  '(public)/[locale]/certifications/[slug]': {
    as: 'anyone',
    at: firstLink('/catalogue', '/certifications/'),
  },
  '(public)/[locale]/courses/[slug]': { as: 'anyone', at: '/courses/foundations-of-data-science' },
  '(public)/[locale]/paths/[slug]': { as: 'anyone', at: '/paths/data-practitioner' },
  '(public)/[locale]/issuers/[slug]': { as: 'anyone', at: '/issuers/harbour-academy' },
  '(public)/[locale]/verify': { as: 'anyone', at: '/verify?id=nothing-of-the-kind' },
  '(public)/[locale]/verify/many': { as: 'anyone', at: '/verify/many' },
  '(public)/[locale]/verify/many/[secret]': {
    as: 'anyone',
    at: async (page) => {
      await page.goto('/verify/many')
      await page.getByLabel('Ids or links').fill('0'.repeat(24))
      await page.getByRole('button', { name: 'Verify all' }).click()
      await page.waitForURL('**/verify/many/*')
      return page.url()
    },
  },
  '(public)/[locale]/log': { as: 'anyone', at: '/log' },
  '(public)/[locale]/c/[publicId]': {
    as: 'learner',
    at: async (page) => (await somePoster(page)).replace('/certificates/', '/c/'),
  },
  '(public)/[locale]/s/[secret]': {
    as: 'learner',
    at: shareLink,
  },
  '(learner)/dashboard': { as: 'learner', at: '/dashboard' },
  '(learner)/certificates/[publicId]': { as: 'learner', at: somePoster },
  '(learner)/settings': { as: 'learner', at: '/settings' },
  '(learner)/settings/address': { as: 'learner', at: '/settings/address?token=spent' },
  admin: { as: 'platformAdmin', at: '/admin' },
  'admin/audit': { as: 'platformAdmin', at: '/admin/audit' },
  'admin/certificates': { as: 'admin', at: '/admin/certificates' },
  'admin/certificates/[id]': {
    as: 'admin',
    at: someCertificate,
  },
  'admin/certificates/revoke': {
    as: 'admin',
    at: async (page) => {
      const one = await someCertificate(page)
      return `/admin/certificates/revoke?certificateIds%5B%5D=${one.split('/').at(-1)}`
    },
  },
  'admin/certificates/redraw': {
    as: 'admin',
    at: async (page) => {
      const one = await someCertificate(page)
      return `/admin/certificates/redraw?certificateIds%5B%5D=${one.split('/').at(-1)}`
    },
  },
  'admin/certificates/documents': { as: 'admin', at: '/admin/certificates/documents' },
  'admin/certifications': { as: 'admin', at: '/admin/certifications' },
  'admin/certifications/[id]': {
    as: 'admin',
    at: firstLink('/admin/certifications', '/admin/certifications/0'),
  },
  'admin/certifications/[id]/edit': {
    as: 'admin',
    at: async (page) =>
      `${await firstLink('/admin/certifications', '/admin/certifications/0')(page)}/edit`,
  },
  'admin/certifications/new': { as: 'admin', at: '/admin/certifications/new' },
  'admin/completions': { as: 'admin', at: '/admin/completions' },
  'admin/courses': { as: 'admin', at: '/admin/courses' },
  'admin/courses/new': { as: 'admin', at: '/admin/courses/new' },
  'admin/courses/[id]': { as: 'admin', at: firstLink('/admin/courses', '/admin/courses/0') },
  'admin/imports': { as: 'admin', at: '/admin/imports' },
  'admin/imports/new': { as: 'admin', at: '/admin/imports/new' },
  'admin/imports/[id]': {
    as: 'platformAdmin',
    at: firstLink('/admin/imports', '/admin/imports/0'),
  },
  'admin/jobs': { as: 'platformAdmin', at: '/admin/jobs' },
  'admin/jobs/[runId]': { as: 'platformAdmin', at: firstLink('/admin/jobs', '/admin/jobs/0') },
  'admin/mailbox': { as: 'platformAdmin', at: '/admin/mailbox' },
  'admin/mailbox/[id]': { as: 'platformAdmin', at: firstLink('/admin/mailbox', '/admin/mailbox/') },
  'admin/people': { as: 'admin', at: '/admin/people' },
  'admin/people/[id]': { as: 'admin', at: firstLink('/admin/people', '/admin/people/0') },
  'admin/people/duplicates': { as: 'admin', at: '/admin/people/duplicates' },
  'admin/people/invitations': { as: 'admin', at: '/admin/people/invitations' },
  'admin/people/members': { as: 'admin', at: '/admin/people/members' },
  'admin/people/merge': {
    as: 'admin',
    at: async (page) => {
      await page.goto('/admin/people')
      // Both hold the same certification, which the page warns of.
      const [keep, merge] = await Promise.all(
        ['Amara Okafor', 'Zoë Brontë-O’Neill'].map(async (name) =>
          (await page.getByRole('link', { name }).getAttribute('href'))?.split('/').at(-1),
        ),
      )
      return `/admin/people/merge?keep=${keep}&merge=${merge}`
    },
  },
  'admin/people/undeliverable': { as: 'admin', at: '/admin/people/undeliverable' },
  'admin/signing': { as: 'admin', at: '/admin/signing' },
  'admin/keys': { as: 'admin', at: '/admin/keys' },
  'admin/review': { as: 'admin', at: '/admin/review' },
  'admin/templates': { as: 'admin', at: '/admin/templates' },
  'admin/templates/[id]': { as: 'admin', at: firstLink('/admin/templates', '/admin/templates/0') },
  'admin/templates/new': { as: 'admin', at: '/admin/templates/new' },
  'invitations/[token]': { as: 'anyone', at: '/invitations/spent' },
  'sign-in': { as: 'anyone', at: '/sign-in' },
  'sign-in/sent': { as: 'anyone', at: '/sign-in/sent' },
  'sign-in/confirm': { as: 'anyone', at: '/sign-in/confirm?token=spent&email=a%40example.org' },
  'sign-in/claim': { as: 'anyone', at: '/sign-in/claim' },
}

/** Pages that stand outside: `design` is for development, `setup` for a first start without demo. */
const elsewhere = ['design', 'setup']

/** The folders in `app/` that hold a page and are not in the list above; none, if it is whole. */
export function unvisited(): string[] {
  const folders = readdirSync('app', { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('/page.tsx'))
    .map((name) => name.slice(0, -'/page.tsx'.length))
  return folders.filter((folder) => !(folder in visits) && !elsewhere.includes(folder))
}

/** Opens a page of the list, signed in as whoever may see it. */
export async function visit(page: Page, folder: string): Promise<void> {
  const { as, at } = visits[folder] as Visit
  if (as !== 'anyone') await haveSession(page, as)
  await page.goto(typeof at === 'string' ? at : await at(page))
}

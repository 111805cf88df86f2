import { readdirSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { openCertificate, type Part, shareLink, signInAs } from './people'

type Answers = Record<'anyone' | Part, number>

const all = (status: number): Answers => ({
  ...{ anyone: status, learner: status, reviewer: status, admin: status },
  ...{ otherAdmin: status, platformAdmin: status },
})
const forEveryone = all(200)
const forSignedIn: Answers = { ...all(200), anyone: 401 }
const forIssuers: Answers = { ...all(200), learner: 403, anyone: 401 }
const forAdmins: Answers = { ...forIssuers, reviewer: 403 }
const forHarbour: Answers = { ...forIssuers, otherAdmin: 404 }
const forHarbourAdmins: Answers = { ...forHarbour, reviewer: 403 }
const forPlatform: Answers = { ...all(403), platformAdmin: 200, anyone: 401 }
/** Closed by something else than who asks: a link that is spent, a part that is not in use here. */
const notHere = all(404)

/** What each page and each route that can be read answers to whom; `[…]` is something of Harbour’s. */
const expected: Record<string, Answers> = {
  '/': forEveryone,
  '/catalogue': forEveryone,
  '/verify': forEveryone,
  '/verify/many': forEveryone,
  '/verify/many/[secret]': notHere,
  '/verify/many/[secret]/results.csv': notHere,
  '/verify/many/[secret]/report.pdf': notHere,
  '/courses/[slug]': forEveryone,
  '/paths/[slug]': forEveryone,
  '/certifications/[slug]': forEveryone,
  '/issuers/[slug]': forEveryone,
  '/log': forEveryone,
  '/log/checkpoint': forEveryone,
  '/log/key': forEveryone,
  '/log/tile/[...path]': forEveryone,
  // No log but the first, until one is begun anew.
  '/log/[log]/[...path]': notHere,
  '/c/[publicId]': forEveryone,
  '/c/[publicId]/[file]': forEveryone,
  '/s/[secret]': forEveryone,
  '/s/[secret]/[file]': forEveryone,
  '/issuers/[slug]/did.json': forEveryone,
  '/issuers/[slug]/status/[number]/[purpose]': forEveryone,
  '/icons/[size]': forEveryone,
  '/design': notHere,

  '/sign-in': forEveryone,
  '/sign-in/sent': forEveryone,
  '/sign-in/confirm': forEveryone,
  '/sign-in/claim': forEveryone,
  '/sign-in/oidc': notHere,
  '/setup': notHere,
  '/invitations/[token]': notHere,

  '/dashboard': forSignedIn,
  '/settings': forSignedIn,
  '/settings/address': { ...all(404), anyone: 401 },
  '/certificates/[publicId]': { ...all(404), learner: 200, anyone: 401 },

  '/admin': forIssuers,
  '/admin/signing': forAdmins,
  '/admin/keys': forAdmins,
  // The issuer stands in the address, so that outsiders find nothing.
  '/admin/signing/certificate': { ...forHarbour, learner: 404 },
  '/admin/audit': forIssuers,
  '/admin/certificates': forIssuers,
  '/admin/certificates/[id]': forHarbour,
  '/admin/certificates/revoke': forIssuers,
  '/admin/certificates/redraw': forIssuers,
  '/admin/certificates/documents': forIssuers,
  '/admin/certificates/documents.zip': forAdmins,
  '/admin/certificates/[id]/files/[version]': { ...forHarbourAdmins, learner: 404 },
  '/admin/certifications': forIssuers,
  '/admin/certifications/[id]': forHarbour,
  '/admin/certifications/[id]/edit': forHarbourAdmins,
  '/admin/certifications/new': forAdmins,
  '/admin/completions': forIssuers,
  '/admin/courses': forIssuers,
  '/admin/courses/new': forAdmins,
  '/admin/courses/[id]': forHarbourAdmins,
  '/admin/imports': forIssuers,
  '/admin/imports/[id]': forHarbour,
  // The demo's own import has no such file to give: 400 to those who may ask.
  '/admin/imports/[id]/rejected.csv': { ...all(400), otherAdmin: 404, learner: 404, anyone: 401 },
  '/admin/imports/[id]/documents.zip': { ...forHarbourAdmins, learner: 404 },
  '/admin/imports/new': forIssuers,
  '/admin/jobs': forPlatform,
  '/admin/jobs/[runId]': forPlatform,
  '/admin/mailbox': forPlatform,
  '/admin/mailbox/[id]': forPlatform,
  '/admin/people': forIssuers,
  '/admin/people/[id]': forHarbour,
  '/admin/people/duplicates': forIssuers,
  '/admin/people/invitations': forIssuers,
  '/admin/people/members': forIssuers,
  '/admin/people/merge': { ...all(404), learner: 403, anyone: 401 },
  '/admin/people/undeliverable': forIssuers,
  '/admin/review': forIssuers,

  '/admin/templates/pictures/[id]': { ...forHarbourAdmins, learner: 404 },
  '/admin/templates': forIssuers,
  '/admin/templates/new': forAdmins,
  '/admin/templates/[id]': forHarbourAdmins,
  '/admin/templates/[id]/look.svg': { ...forHarbour, learner: 404 },
  '/admin/templates/designs/[design]': forIssuers,

  '/api/auth/[...nextauth]': notHere,
  '/api/health': forEveryone,
  '/api/health/ready': forEveryone,
  '/api/inngest': notHere,
  '/api/me': { ...all(200), anyone: 204 },
  '/api/search': forIssuers,
}

/** Each file of a certificate: what it answers by its public id, and what by a share link. */
const files: Record<string, { byId: Answers; byLink: Answers }> = {
  ...Object.fromEntries(
    [
      ...['badge.png', 'badge.svg', 'bundle.zip', 'card.png', 'certificate.pdf'],
      ...['credential.json', 'credential.jwt', 'document.svg', 'log-proof.json'],
    ].map((file) => [file, { byId: forEveryone, byLink: forEveryone }]),
  ),
  // For the learner whose it is, and for those who look after it: a link makes nobody either.
  'print.pdf': { byId: { ...forHarbourAdmins, learner: 200 }, byLink: all(401) },
  'anything.else': { byId: notHere, byLink: notHere },
}

/** Routes that are only posted to. */
const posted = [
  '/sign-in/demo',
  '/sign-in/passkey',
  '/sign-in/passkey/options',
  '/settings/passkeys',
  '/settings/passkeys/options',
  '/admin/templates/pictures',
  '/admin/templates/preview',
  '/c/[publicId]/views',
  '/s/[secret]/views',
  '/api/v1/verify',
  '/vc/credentials/issue',
  '/vc/credentials/verify',
  '/vc/credentials/status',
  '/vc/presentations/verify',
]

/** The first template of Harbour's. */
async function harbourTemplate(page: Page) {
  await page.goto('/admin/templates')
  const card = page.getByRole('article').filter({ hasText: 'Harbour Academy' }).first()
  return (await card.getByRole('link').getAttribute('href')) ?? ''
}

/** A picture of Harbour's. */
async function addPicture(page: Page) {
  await page.goto('/admin/templates/new?issuer=harbour-academy')
  const issuerId = await page.locator('input[name="issuerId"]').inputValue()
  const buffer = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>',
  )
  const answer = await page.request.post('/admin/templates/pictures', {
    headers: { origin: new URL(page.url()).origin },
    multipart: { issuerId, file: { name: 'a.svg', mimeType: 'image/svg+xml', buffer } },
  })
  return `/admin/templates/pictures/${(await answer.json()).id}`
}

test('every page and route says whom it is for @access @sign-in', () => {
  const found = readdirSync('app', { recursive: true })
    .map(String)
    .filter((file) => /(^|\/)(page\.tsx|route\.tsx?)$/.test(file))
    .map((file) => `/${file}`.replace(/\/(page|route)\.tsx?$/, ''))
    .map((path) => path.replace(/\/\([^)]+\)/g, '').replace(/^\/\[locale\]/, '') || '/')
  expect([...new Set(found)].sort()).toEqual([...Object.keys(expected), ...posted].sort())
})

test('each answers each person with a true status @access @sign-in', async ({ browser, page }) => {
  test.setTimeout(240_000)
  await signInAs(page, 'learner')
  const mine = await page.locator('main a[href*="/c/"], main a[href^="/certificates/"]').first()
  const publicId = (await mine.getAttribute('href'))?.split('/').at(-1)?.split(/[?#]/)[0] ?? ''
  await page.context().clearCookies()
  const shared = await shareLink(page)
  await page.context().clearCookies()
  await signInAs(page, 'platformAdmin')
  const first = async (list: string, start = `${list}/0`) => {
    await page.goto(list)
    const link = page.getByRole('main').locator(`a[href^="${start}"]`).first()
    return (await link.getAttribute('href')) ?? ''
  }
  const oldest = async (list: string) => {
    await page.goto(list)
    const link = page.getByRole('main').locator(`a[href^="${list}/0"]`).last()
    return (await link.getAttribute('href')) ?? ''
  }
  const certification = await first('/admin/certifications')
  const certificate = (await openCertificate(page, 'learner001')).adminPath
  const imported = await oldest('/admin/imports')
  const filled: Record<string, string> = {
    '/courses/[slug]': '/courses/foundations-of-data-science',
    '/paths/[slug]': '/paths/data-practitioner',
    '/certifications/[slug]': await first('/catalogue', '/certifications/'),
    '/issuers/[slug]': '/issuers/harbour-academy',
    '/log/tile/[...path]': '/log/tile/entries/000.p/1',
    '/log/[log]/[...path]': '/log/2/checkpoint',
    '/c/[publicId]': `/c/${publicId}`,
    '/c/[publicId]/[file]': `/c/${publicId}/certificate.pdf`,
    '/s/[secret]': shared,
    '/s/[secret]/[file]': `${shared}/certificate.pdf`,
    '/issuers/[slug]/did.json': '/issuers/harbour-academy/did.json',
    '/issuers/[slug]/status/[number]/[purpose]': '/issuers/harbour-academy/status/1/revocation',
    '/certificates/[publicId]': `/certificates/${publicId}`,
    '/sign-in/claim': `/sign-in/claim?certificate=${publicId}`,
    '/icons/[size]': '/icons/192',
    '/invitations/[token]': '/invitations/spent',
    '/api/auth/[...nextauth]': '/api/auth/session',
    '/api/search': '/api/search?q=ana',
    '/admin/certificates/[id]': certificate,
    '/admin/certificates/[id]/files/[version]': `${certificate}/files/1`,
    '/admin/certifications/[id]': certification,
    '/admin/certifications/[id]/edit': `${certification}/edit`,
    '/admin/courses/[id]': await first('/admin/courses'),
    '/admin/imports/[id]': await first('/admin/imports'),
    '/admin/imports/[id]/rejected.csv': `${imported}/rejected.csv`,
    '/admin/imports/[id]/documents.zip': `${imported}/documents.zip`,
    '/admin/jobs/[runId]': await first('/admin/jobs'),
    '/admin/mailbox/[id]': await first('/admin/mailbox'),
    '/admin/people/[id]': await first('/admin/people'),
    '/admin/templates/[id]': await harbourTemplate(page),
    '/admin/templates/[id]/look.svg': `${await harbourTemplate(page)}/look.svg`,
    '/admin/templates/designs/[design]': '/admin/templates/designs/classic.svg',
    '/admin/templates/pictures/[id]': await addPicture(page),
  }
  await page.goto('/admin/signing?issuer=harbour-academy')
  const download = page.getByRole('link', { name: 'Download the certificate' }).first()
  filled['/admin/signing/certificate'] = (await download.getAttribute('href')) ?? ''
  const wrong: string[] = []
  for (const part of Object.keys(forEveryone) as (keyof Answers)[]) {
    const context = await browser.newContext()
    if (part !== 'anyone') await signInAs(await context.newPage(), part)
    for (const [path, answers] of Object.entries(expected)) {
      const status = (await context.request.get(filled[path] ?? path)).status()
      if (status !== answers[part])
        wrong.push(`${path} as ${part}: ${status}, not ${answers[part]}`)
    }
    for (const [file, { byId, byLink }] of Object.entries(files)) {
      for (const [path, answers] of [
        [`/c/${publicId}/${file}`, byId],
        [`${shared}/${file}`, byLink],
      ] as const) {
        const status = (await context.request.get(path)).status()
        if (status !== answers[part])
          wrong.push(`${path} as ${part}: ${status}, not ${answers[part]}`)
      }
    }
    for (const path of posted) {
      const status = (await context.request.get(path)).status()
      if (status !== 405) wrong.push(`${path} as ${part}: ${status}, not 405`)
    }
    await context.close()
  }
  expect(wrong).toEqual([])
})

test('an address that cannot be decoded is told so, whatever it is of @access', async ({
  request,
}) => {
  const starts = ['/', '/c/', '/courses/', '/icons/', '/issuers/', '/log/tile/', '/admin/people/']
  for (const start of starts) {
    for (const end of ['%', '%zz', '%E0%A4', '%FF/did.json', '%zz?id=1', '%00']) {
      const answer = await request.get(`${start}${end}`)
      expect(answer.status(), `${start}${end}`).toBe(400)
      expect(await answer.text()).toMatch(
        /^This address cannot be read: [^\n]+ Copy the link .+\n$/,
      )
      expect(answer.headers()).toMatchObject({
        ...{ 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
      })
    }
  }
  expect((await request.post('/c/%zz', { data: 'x'.repeat(100_000) })).status()).toBe(400)
  // An escaped sign is one like any other, and a query is read as it stands.
  expect((await request.get('/c/%25zz')).status()).toBe(404)
  for (const query of ['?q=%', '?id=%zz', '?%']) {
    expect((await request.get(`/verify${query}`)).status(), query).toBe(200)
  }
})

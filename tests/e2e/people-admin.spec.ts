import { expect, type Locator, type Page, test } from '@playwright/test'
import { mailDesk, newestLink } from './mailbox'
import { haveSession, newAddress } from './people'

const invitations = '/admin/people/invitations'

test('an invitation gives its role to a new person, once; a role changed or taken away counts at once @people', async ({
  browser,
  page,
}) => {
  const email = newAddress('invited')
  await haveSession(page, 'admin')
  await invite(page, email)
  const desk = await mailDesk(browser)
  const link = await newestLink(desk, email, 'invitations')

  const guest = await (await browser.newContext()).newPage()
  await guest.goto(link)
  await expect(guest.getByRole('heading', { name: 'Join Harbour Academy' })).toBeVisible()
  await guest.getByLabel('Your name').fill('Noor Salah')
  await guest.getByRole('button', { name: 'Accept invitation' }).dblclick()
  await expect(guest.getByRole('heading', { name: 'Overview' })).toBeVisible()
  const status = async (path: string) => (await guest.request.get(path)).status()
  expect(await status('/admin/mailbox'), 'for platform admins').toBe(403)
  await guest.goto(invitations)
  await expect(guest.getByRole('heading', { name: 'People' })).toBeVisible()
  await expect(guest.getByRole('button', { name: 'Invite somebody' })).toHaveCount(0)

  // Spent: for who took it, and for anybody else who finds the mail.
  await guest.goto(link)
  await expect(guest.getByRole('heading', { name: 'Accepted already' })).toBeVisible()
  await guest.getByRole('link', { name: 'Go to Admin' }).click()
  await expect(guest.getByRole('heading', { name: 'Overview' })).toBeVisible()
  const stranger = await (await browser.newContext()).newPage()
  await stranger.goto(link)
  await expect(stranger.getByRole('heading', { name: 'Accepted already' })).toBeVisible()
  await expect(stranger.getByRole('link', { name: 'Go to sign-in' })).toBeVisible()

  await page.goto('/admin/people/members')
  const seat = page.getByRole('row', { name: email })
  await seat.getByRole('button', { name: 'Make admin' }).click()
  await expect(page.getByText('Now an admin.')).toBeVisible()
  await guest.goto(invitations)
  await expect(guest.getByRole('button', { name: 'Invite somebody' })).toBeVisible()

  await seat.getByRole('button', { name: 'Remove' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByText('Removed.')).toBeVisible()
  await expect(seat).toHaveCount(0)
  expect(await status('/admin'), 'without the seat').toBe(403)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('The seat is given back.')).toBeVisible()
  await expect(seat.getByRole('cell', { name: 'Admin', exact: true })).toBeVisible()
  expect(await status('/admin'), 'with the seat again').toBe(200)
})

test('an invitation taken back is void; one for an account is accepted signed in to it @people', async ({
  browser,
  page,
}) => {
  const email = newAddress('asked')
  await haveSession(page, 'admin')
  await invite(page, email)
  const desk = await mailDesk(browser)
  const guest = await (await browser.newContext()).newPage()
  await guest.goto(await newestLink(desk, email, 'invitations'))
  await guest.getByLabel('Your name').fill('Late Comer')
  const row = page.getByRole('row', { name: email })
  await row.getByRole('button', { name: 'Take back' }).click()
  await expect(page.getByText('The invitation is taken back')).toBeVisible()
  await expect(row).toContainText('Taken back')
  await guest.getByRole('button', { name: 'Accept invitation' }).click()
  await expect(guest.getByText('has been answered, taken back or replaced')).toBeVisible()
  await guest.reload()
  await expect(guest.getByRole('heading', { name: 'Taken back' })).toBeVisible()

  // The same person signs in by themselves, and is asked again: now there is an account.
  await guest.goto('/sign-in')
  await signInByMail(guest, desk, email)
  await invite(page, email)
  const link = await newestLink(desk, email, 'invitations')
  await page.goto(link)
  await expect(page.getByText(`but the invitation was sent to ${email}`)).toBeVisible()
  await page.getByRole('button', { name: 'Sign out and go on' }).click()
  await expect(page.getByText('This address has an account here.')).toBeVisible()
  await page.getByRole('link', { name: 'Sign in' }).click()
  await signInByMail(page, desk, email)
  await page.getByRole('button', { name: 'Accept invitation' }).click()
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible()
})

test('two learners who are one person are merged, once @people', async ({ page }) => {
  const start = newAddress('twice')
  const name = `Marit ${start.slice(6, 18)}`
  const [older, newer] = [start, start.replace('@', 'x@')]
  await haveSession(page, 'admin')
  await record(page, { name, email: older, course: 'DS-101' })
  // A course for which no other test makes a certification.
  await record(page, { name, email: newer, course: 'FS-210' })
  await toHaveCertificates(page, older, 1)
  await toHaveCertificates(page, newer, 1)

  await page.goto('/admin/people/duplicates')
  const pair = page.getByRole('listitem').filter({ hasText: older })
  await expect(pair).toContainText('Nearly the same address')
  await pair.getByRole('link', { name: 'Compare' }).click()
  await expect(page.getByRole('heading', { name: 'Merge two learners' })).toBeVisible()
  await page.getByRole('link', { name: 'Swap the two' }).click()
  await expect(page.getByText(`Mail goes to ${newer}`)).toBeVisible()
  await page.getByRole('button', { name: 'Merge', exact: true }).dblclick()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  const kept = page.url()
  const merged = async () => {
    const certificates = page.getByRole('region', { name: 'Certificates', exact: true })
    await expect(certificates.getByRole('link')).toHaveCount(2)
    await expect(page.getByRole('listitem').filter({ hasText: older })).toHaveCount(1)
  }
  await merged()

  await page.goBack()
  await page.waitForURL(kept)
  await merged()

  // By address, where the names differ; nobody is merged with themselves.
  await page.getByRole('button', { name: 'Merge with another' }).click()
  const other = page.getByLabel('E-mail address of the other')
  await other.fill(older)
  await page.getByRole('button', { name: 'Compare the two' }).click()
  await expect(page.getByText('No other learner of this issuer').first()).toBeVisible()
  await other.fill('learner002@example.org')
  await page.getByRole('button', { name: 'Compare the two' }).click()
  await expect(page.getByText('completions that come for learner002@example.org')).toBeVisible()

  await page.goto('/admin/people/duplicates')
  await expect(page.getByRole('listitem').filter({ hasText: older })).toHaveCount(0)
  await page.goto(`/admin/people?${new URLSearchParams({ search: name })}`)
  await expect(page.getByRole('row', { name: newer })).toContainText('2')
  await expect(page.getByRole('row', { name: older })).toHaveCount(0)
})

test('an address that is refused is mended, the mail arrives, and is read and unread @people', async ({
  browser,
  page,
}) => {
  const email = newAddress('mended')
  const typo = email.replace('example.org', 'example.invalid')
  await haveSession(page, 'admin')
  await record(page, { name: 'Pat Onyango', email: typo, course: 'DS-101' })
  const row = page.getByRole('row', { name: typo })
  await expect(async () => {
    await page.goto('/admin/people/undeliverable')
    await expect(row).toContainText('Address refused', { timeout: 500 })
  }).toPass({ timeout: 20_000 })

  await row.getByRole('button', { name: 'Change address' }).click()
  await page.getByLabel('New e-mail address').fill(email)
  await page.getByRole('button', { name: 'Save address' }).click()
  await expect(page.getByText(`is now ${email}; 1 mail is sent again.`)).toBeVisible()
  await expect(row).toHaveCount(0)
  const desk = await mailDesk(browser)
  const certificate = await newestLink(desk, email, '/c/')
  await page.goto(`/admin/people?${new URLSearchParams({ search: email })}`)
  await page.getByRole('link', { name: 'Pat Onyango' }).click()
  await expect(page.getByText(typo)).toBeVisible()
  await expect(page.getByRole('region', { name: 'Mail' }).getByText('Sent')).toBeVisible()

  // Whoever reads the mail there holds the certificate, and is told of it.
  const learner = await (await browser.newContext()).newPage()
  await learner.goto('/sign-in')
  await signInByMail(learner, desk, email)
  const publicId = new URL(certificate).pathname.split('/').at(-1)
  await expect(learner.locator(`main a[href*="${publicId}"]`).first()).toBeVisible()
  await learner.getByRole('button', { name: 'Mark as read' }).click()
  await expect(learner.getByText('New:')).toHaveCount(0)
  await learner.getByRole('button', { name: 'Undo' }).click()
  await expect(learner.getByText('New:')).toBeVisible()
  await expect(learner.getByRole('button', { name: 'Mark as read' })).toBeVisible()
})

test('names of every kind are shown as they are, and no page grows wider than a phone @people', async ({
  page,
}) => {
  const start = newAddress('name').split('@')[0]
  const names = [
    `${'Wolfeschlegelsteinhausenbergerdorff'.repeat(9).slice(0, 299)}Z`,
    '<b onclick="alert(1)">Bold</b> &amp; <img src=x onerror=alert(1)>',
    'نور الهدى بنت عبد الرحمن',
    'Ada 👩🏽‍🚀👨‍👩‍👧‍👦 Lee',
  ]
  let ran = 0
  page.on('dialog', (dialog) => dialog.dismiss().finally(() => ran++))
  const lines = names.map((name, i) => [`${start}.${i}@example.org`, name, 'CL-300', '2026-03-04'])
  const csv = [['email', 'name', 'course_code', 'completed_at'], ...lines]
    .map((line) => line.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
    .join('\n')
  await page.setViewportSize({ width: 390, height: 800 })
  await haveSession(page, 'admin')
  await page.goto('/admin/imports/new')
  const file = { name: `${start}.csv`, mimeType: 'text/csv', buffer: Buffer.from(csv) }
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: 'Read the file' }).click()
  await page.getByRole('button', { name: /^(Record|Award) \d/ }).click()
  await expect(page.getByText('4 completions recorded, 0 rows rejected')).toBeVisible({
    timeout: 30_000,
  })

  await page.goto(`/admin/people?${new URLSearchParams({ search: start ?? '' })}`)
  const links = page.getByRole('region', { name: 'Learners' }).getByRole('link')
  await expect(links).toHaveCount(4)
  expect((await links.allTextContents()).toSorted()).toEqual(names.toSorted())
  await noWiderThanThePhone(page)
  const paths = await links.evaluateAll((all) => all.map((one) => one.getAttribute('href')))
  for (const path of paths) {
    await page.goto(path ?? '')
    const heading = page.getByRole('heading', { level: 1 })
    expect(names).toContain(await heading.textContent())
    await noWiderThanThePhone(page)
  }
  expect(ran, 'scripts run from a name').toBe(0)
})

async function noWiderThanThePhone(page: Page) {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
}

async function invite(page: Page, email: string) {
  await page.goto(invitations)
  await page.getByRole('button', { name: 'Invite somebody' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('E-mail address').fill(email)
  await dialog.getByLabel('Role').selectOption({ label: 'Reviewer' })
  await dialog.getByRole('button', { name: 'Send invitation' }).click()
  await expect(page.getByText(`${email} is invited.`)).toBeVisible()
  await expect(page.getByRole('row', { name: email }).first()).toContainText('Reviewer')
}

/** From the sign-in page on: asks for a link and follows it, to where the page was to lead. */
async function signInByMail(page: Page, desk: Page, email: string) {
  await page.getByLabel('E-mail address').fill(email)
  await page.getByRole('button', { name: 'Send me a link' }).click()
  await expect(page.getByRole('heading', { name: 'Look into your mail' })).toBeVisible()
  await page.goto(await newestLink(desk, email, 'sign-in/confirm'))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}

type Completion = { name: string; email: string; course: string }

async function record(page: Page, { name, email, course }: Completion) {
  await page.goto('/admin/completions')
  const option = page.getByLabel('Course').locator('option', { hasText: `${course}:` })
  await page.getByLabel('Course').selectOption(await chosenBy(option))
  await page.getByLabel('Learner’s e-mail address').fill(email)
  await page.getByLabel('Learner’s name').fill(name)
  await page.getByLabel('Score').fill('87.5')
  await page.getByRole('button', { name: 'Record completion' }).click()
  await expect(page.getByText(`The completion of ${name} is recorded.`)).toBeVisible()
}

const chosenBy = async (option: Locator) => (await option.getAttribute('value')) ?? ''

/** Waits until the jobs have awarded as many certificates to the learner. */
async function toHaveCertificates(page: Page, email: string, count: number) {
  await expect(async () => {
    await page.goto(`/admin/people?${new URLSearchParams({ search: email })}`)
    const cell = page.getByRole('row', { name: email }).getByRole('cell').nth(1)
    await expect(cell).toHaveText(String(count), { timeout: 500 })
  }).toPass({ timeout: 20_000 })
}

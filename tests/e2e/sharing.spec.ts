import { expect, test } from '@playwright/test'
import { signInAs } from './people'

test('a learner makes a certificate private, shows it by a link, and ends the link @sharing @verification', async ({
  browser,
  page,
}) => {
  await signInAs(page, 'otherLearner')
  const mine = page.getByRole('link', { name: 'Foundations of Data Science', exact: true })
  const path = (await mine.getAttribute('href')) ?? ''
  const publicId = path.split('/').at(-1) ?? ''
  const anyone = await (await browser.newContext()).newPage()
  await anyone.goto(`/c/${publicId}`)
  await expect(anyone.getByTestId('verdict')).toBeVisible()

  await page.goto(path)
  await page.getByRole('button', { name: 'Make it private' }).click()
  await expect(page.getByTestId('privacy')).toHaveText('Only those you give a link')
  await expect(page.getByRole('link', { name: 'Public page' })).toHaveCount(0)
  // To others it is gone, file and all, and looks like any id that names none.
  const gone = await anyone.goto(`/c/${publicId}`)
  const unknown = await anyone.request.get(`/c/${'7'.repeat(24)}`)
  expect([gone?.status(), unknown.status()]).toEqual([404, 404])
  for (const file of ['certificate.pdf', 'credential.json', 'badge.png']) {
    expect((await anyone.request.get(`/c/${publicId}/${file}`)).status()).toBe(404)
    expect((await page.request.get(`/c/${publicId}/${file}`)).status()).toBe(200)
  }
  const json = { accept: 'application/vc' }
  expect((await anyone.request.get(`/c/${publicId}`, { headers: json })).status()).toBe(404)
  await anyone.goto(`/verify?id=${publicId}`)
  await expect(anyone.getByText('No certificate is shown by this id')).toBeVisible()

  await page.getByRole('button', { name: 'Make a link' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('For whom').fill('The harbour office')
  await dialog.getByRole('button', { name: 'Make a link' }).click()
  const link = (await page.getByTestId('shown-once').textContent()) ?? ''
  await page.getByRole('button', { name: 'I have copied it' }).click()
  await expect(page.getByRole('list', { name: 'Share links' })).toContainText('The harbour office')

  const [counted] = await Promise.all([
    anyone.waitForResponse((answer) => answer.url() === `${link}/views`),
    anyone.goto(link),
  ])
  expect(counted.status()).toBe(200)
  await expect(anyone.getByTestId('verdict')).toHaveText('Valid')
  await expect(anyone.getByText('by a share link')).toBeVisible()
  const [download] = await Promise.all([
    anyone.waitForEvent('download'),
    anyone.getByRole('link', { name: 'Download PDF' }).click(),
  ])
  expect(download.url()).toBe(`${link}/certificate.pdf`)
  expect((await anyone.request.get(`/verify?id=${encodeURIComponent(link)}`)).url()).toBe(link)
  const api = await anyone.request.post('/api/v1/verify', { data: { url: link } })
  expect(await api.json()).toMatchObject({ verdict: 'valid', certificate: { publicId } })

  await page.getByRole('button', { name: /^End.*The harbour office/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'End' }).click()
  await expect(page.getByText('Nobody else can see it now.')).toBeVisible()
  expect((await anyone.goto(link))?.status()).toBe(404)
  await expect(anyone.getByRole('heading', { name: 'This link does not work' })).toBeVisible()

  await page.getByRole('button', { name: 'Make it public' }).click()
  await expect(page.getByTestId('privacy')).toHaveText('Anyone with its link')
  expect((await anyone.goto(`/c/${publicId}`))?.status()).toBe(200)
})

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type APIRequestContext, type Browser, expect, type Page, test } from '@playwright/test'
import { withAnotherGlyph } from '@/tests/support/another-glyph'
import { openCertificate, signInAs } from './people'

const name = 'Lucía Fernández Núñez'
const forged = 'uucía Fernández Núñez'
const outcome = (page: Page) => page.getByTestId('outcome')
const step = (page: Page, of: string) => outcome(page).locator(`[data-step="${of}"]`)

/** A certificate of the demo's, as anyone downloads it. */
async function download(browser: Browser, request: APIRequestContext) {
  const context = await browser.newContext()
  const page = await context.newPage()
  await signInAs(page, 'admin')
  const { publicPath } = await openCertificate(page, 'learner001@example.org')
  await context.close()
  const answer = await request.get(`${publicPath}/certificate.pdf`)
  expect(answer.headers()['content-type']).toBe('application/pdf')
  return { publicPath, id: publicPath.replace('/c/', ''), pdf: await answer.body() }
}

/** The same with one letter of the printed name another. */
function alter(pdf: Buffer): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'laurel-altered-'))
  const [from, to] = [join(folder, 'from.pdf'), join(folder, 'to.pdf')]
  writeFileSync(from, pdf)
  execFileSync('qpdf', ['--warning-exit-0', '--qdf', '--object-streams=disable', from, to])
  const altered = withAnotherGlyph(readFileSync(to, 'latin1'))
  rmSync(folder, { recursive: true })
  return Buffer.from(altered, 'latin1')
}

const file = (buffer: Buffer) => ({
  ...{ name: 'certificate.pdf', mimeType: 'application/pdf', buffer },
})

async function give(page: Page, buffer: Buffer) {
  await page.goto('/verify')
  await page.getByLabel('The certificate’s file').setInputFiles(file(buffer))
}

test('a PDF is valid as it was downloaded, and altered in a letter it is told where @verification @documents', async ({
  browser,
  page,
  request,
}) => {
  const { publicPath, pdf } = await download(browser, request)
  await give(page, pdf)
  await expect(outcome(page)).toHaveAttribute('data-verdict', 'valid')
  await expect(outcome(page)).toBeFocused()
  await expect(outcome(page).locator('[data-step]')).toHaveCount(7)
  for (const passed of ['format', 'issuer', 'signature', 'dates', 'status', 'record']) {
    await expect(step(page, passed)).toHaveAttribute('data-outcome', 'passed')
  }
  await expect(page.getByTestId('differences')).toHaveCount(0)
  await expect(page.getByTestId('ours').getByText(name)).toBeVisible()

  await give(page, alter(pdf))
  await expect(outcome(page)).toHaveAttribute('data-verdict', 'invalid')
  await expect(outcome(page)).toContainText('What is printed is not what was recorded.')
  await expect(step(page, 'signature')).toContainText('the file was changed after it was signed')
  const rows = page.getByTestId('differences').getByRole('row')
  await expect(rows).toHaveCount(2)
  await expect(rows.nth(1).getByRole('rowheader')).toHaveText('Name')
  await expect(rows.nth(1).getByRole('cell')).toHaveText([forged, name])
  for (const failed of ['signature', 'record']) {
    await expect(step(page, failed)).toHaveAttribute('data-outcome', 'failed')
  }
  await expect(page.getByText('What to do next')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Open its page' })).toHaveAttribute(
    'href',
    publicPath,
  )
})

test('programs are told the same of both @verification @documents', async ({
  browser,
  request,
}) => {
  const { id, pdf } = await download(browser, request)
  const ask = async (buffer: Buffer) => {
    const answer = await request.post('/api/v1/verify', { multipart: { file: file(buffer) } })
    expect(answer.status()).toBe(200)
    const { checks, ...told } = await answer.json()
    const outcomes = checks.map((check: { name: string; outcome: string }) => [
      ...[check.name, check.outcome],
    ])
    return { ...told, steps: Object.fromEntries(outcomes) }
  }
  expect(await ask(pdf)).toMatchObject({
    ...{ verdict: 'valid', differences: [], certificate: { publicId: id } },
    steps: { signature: 'passed', record: 'passed' },
  })
  expect(await ask(alter(pdf))).toMatchObject({
    ...{ verdict: 'invalid', certificate: { publicId: id } },
    differences: [{ field: 'name', printed: forged, recorded: name }],
    steps: { signature: 'failed', record: 'failed' },
  })
})

import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { haveSession } from './people'

const preview = (page: Page) => page.getByTestId('preview')
const field = (page: Page, id: string) => page.locator(`[data-field="${id}"]`)
const savedState = (page: Page) => page.getByTestId('saved-state')

/** A template of Harbour's own for one test, open in the editor and drawn. */
async function openNew(page: Page, name: string, design = 'Classic') {
  await haveSession(page, 'admin')
  await page.goto('/admin/templates/new')
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByRole('radio', { name: design }).check()
  await page.getByRole('button', { name: 'Make template' }).click()
  await page.waitForURL(/\/admin\/templates\/0/)
  await drawn(page)
}

/** Until the page on the screen shows the newest change. */
async function drawn(page: Page) {
  await page.waitForFunction(
    () => {
      const shown = document.querySelector<HTMLElement>('[data-testid=preview]')?.dataset
      return shown !== undefined && shown.drawn !== '0' && shown.asked === shown.drawn
    },
    undefined,
    { polling: 20, timeout: 20_000 },
  )
}

function part(page: Page, name: string) {
  return page.getByRole('tab', { name }).click()
}

/** The sample as a file: its path, and where its words stand, in points. */
async function download(page: Page, button = 'Download this PDF') {
  await part(page, 'Try it')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ])
  const path = await file.path()
  const html = execFileSync('pdftotext', ['-bbox', path, '-']).toString()
  const words = [...html.matchAll(/xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>([^<]*)</g)]
  return {
    path,
    at: (word: string) => {
      const [, x, y] = words.find(([, , , text]) => text === word) ?? []
      return { x: Number(x), y: Number(y) }
    },
  }
}

/** Drags by points of the page, in steps as a hand does. */
async function drag(page: Page, what: Locator, [dx, dy]: [number, number], hold?: 'Control') {
  const box = await what.boundingBox()
  const width = (await preview(page).boundingBox())?.width ?? 0
  if (!box) throw new Error('there is nothing to drag')
  const scale = width / 841.89
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  if (hold) await page.keyboard.down(hold)
  await page.mouse.move(x + dx * scale * 0.5, y + dy * scale * 0.5)
  await page.mouse.move(x + dx * scale, y + dy * scale)
  return async () => {
    await page.mouse.up()
    if (hold) await page.keyboard.up(hold)
  }
}

/** The numbers of the chosen field, in points. */
async function numbers(page: Page) {
  await page.getByRole('combobox', { name: 'Unit' }).selectOption('pt')
  const read = async (label: string) =>
    Number(await page.getByRole('spinbutton', { name: label }).inputValue())
  return { left: await read('Left'), top: await read('Top'), width: await read('Width') }
}

test('each change is soon on the page, drawn from the real PDF @documents', async ({ page }) => {
  await openNew(page, 'As it changes')
  const canvas = preview(page).locator('canvas')
  const picture = () => canvas.evaluate((one: HTMLCanvasElement) => one.toDataURL())
  const before = await picture()
  const accent = page.getByLabel('Accent', { exact: true })
  await accent.fill('#7a1f1f')
  await drawn(page)
  expect(await picture()).not.toBe(before)

  await part(page, 'Words')
  const heading = page.getByLabel('Heading', { exact: true })
  await page.evaluate(() => performance.clearMeasures())
  for (let i = 0; i < 22; i++) {
    await heading.fill(`Diploma number ${i}`)
    await drawn(page)
  }
  const times = await page.evaluate(() =>
    performance.getEntriesByName('preview').map((one) => one.duration),
  )
  expect(times.length).toBeGreaterThanOrEqual(20)
  times.sort((a, b) => a - b)
  const [median = 0, p95 = 0] = [0.5, 0.95].map((part) => times[Math.floor(times.length * part)])
  console.log(`  a change on the page: median ${median.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms`)
  // Unloaded it is a third of what the issue asks for; here other tests use the same cores.
  expect(median).toBeLessThan(1500)

  const { path, at } = await download(page)
  expect(at('Diploma').x).toBeGreaterThan(0)
  const text = execFileSync('pdftotext', [path, '-']).toString()
  expect(text).toContain('Diploma number 21')
  expect(text).toContain('SAMPLE-SAMPLE-SAMPLE')
  expect(readFileSync(path).includes('/ByteRange'), 'a sample is not signed').toBe(false)
})

test('a field is dragged, moved by keys and by numbers, and is saved where it stands @documents', async ({
  page,
}) => {
  await openNew(page, 'Placed')
  const name = field(page, 'name')
  const start = await download(page)
  const drop = await drag(page, name, [-37, 90], 'Control')
  await drop()
  await drawn(page)
  const dragged = await numbers(page)
  const after = await download(page)
  expect(after.at('Amara').x - start.at('Amara').x).toBeCloseTo(-37, -0.5)
  expect(after.at('Amara').y - start.at('Amara').y).toBeCloseTo(90, -0.5)

  await name.focus()
  for (const key of ['ArrowRight', 'ArrowRight', 'Shift+ArrowDown', 'Alt+ArrowLeft']) {
    await page.keyboard.press(key)
  }
  const moved = await numbers(page)
  expect(moved.left).toBeCloseTo(dragged.left + 2, 1)
  expect(moved.top).toBeCloseTo(dragged.top + 10, 1)
  expect(moved.width).toBeCloseTo(dragged.width - 1, 1)
  await expect(page.locator('[aria-live=polite].sr-only')).toContainText('Name of the recipient')

  await page.getByRole('spinbutton', { name: 'Left' }).fill('120')
  await name.focus()
  await page.keyboard.press('l')
  await drawn(page)
  const placed = await download(page)
  expect(placed.at('Amara').x).toBeGreaterThan(119)
  expect(placed.at('Amara').x).toBeLessThan(128)

  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(savedState(page)).toHaveText('Saved as version 2')
  await page.reload()
  await drawn(page)
  const again = await download(page)
  expect(again.at('Amara')).toEqual(placed.at('Amara'))

  await name.focus()
  await page.getByRole('button', { name: 'Reset to the design’s place' }).click()
  await drawn(page)
  expect((await download(page)).at('Amara')).toEqual(start.at('Amara'))
})

test('a box snaps to the page and to others, shows to what, and undo takes a gesture back @documents', async ({
  page,
}) => {
  await openNew(page, 'Snapping')
  const qr = field(page, 'qr')
  await qr.focus()
  const start = await numbers(page)
  // Three points away from the middle of the page, which is within reach.
  const toMiddle = 841.89 / 2 - (start.left + start.width / 2)
  const drop = await drag(page, qr, [toMiddle + 3, -150])
  await expect(page.getByTestId('guide').first()).toBeVisible()
  await drop()
  await expect(page.getByTestId('guide')).toHaveCount(0)
  const snapped = await numbers(page)
  expect(snapped.left + snapped.width / 2).toBeCloseTo(841.89 / 2, 0)
  expect(snapped.top).toBeLessThan(start.top - 100)

  await page.keyboard.press('Control+z')
  await qr.focus()
  expect(await numbers(page)).toEqual(start)
  await expect(savedState(page)).toHaveText('Saved as version 1')
  await page.getByRole('button', { name: 'Redo' }).click()
  await qr.focus()
  expect(await numbers(page)).toEqual(snapped)

  const free = await drag(page, qr, [-11, -7], 'Control')
  await expect(page.getByTestId('guide')).toHaveCount(0)
  await free()
  await drawn(page)
})

test('what someone else saved meanwhile is told, and nothing is lost @documents', async ({
  page,
  context,
}) => {
  await openNew(page, 'Two windows')
  const other = await context.newPage()
  await other.goto(page.url())
  await drawn(other)
  await part(other, 'Words')
  await other.getByLabel('Heading', { exact: true }).fill('Theirs')
  await other.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(savedState(other)).toHaveText('Saved as version 2')

  await part(page, 'Words')
  const heading = page.getByLabel('Heading', { exact: true })
  await heading.fill('Mine')
  await expect(savedState(page)).toHaveText('Unsaved changes')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'version 2' })).toBeVisible()
  await expect(heading).toHaveValue('Mine')

  // A link asks before it is followed; staying keeps all.
  page.once('dialog', (question) => question.dismiss())
  await page.getByRole('main').getByRole('link', { name: 'Templates' }).click()
  await expect(heading).toHaveValue('Mine')

  await page.getByRole('button', { name: 'Save mine as version 3' }).click()
  await expect(savedState(page)).toHaveText('Saved as version 3')

  await page.getByRole('button', { name: 'Versions' }).click()
  await page.getByRole('link', { name: 'Open version 2' }).click()
  await expect(page.getByText('This is version 2, an older one')).toBeVisible()
  await drawn(page)
  await part(page, 'Words')
  await expect(heading).toHaveValue('Theirs')
})

test('any name is tried, and one that no font has says what would become of it @documents', async ({
  page,
}) => {
  await openNew(page, 'Names', 'Minimal')
  await part(page, 'Try it')
  await page.getByRole('button', { name: 'One that no font has' }).click()
  const problem = page.getByTestId('problem')
  await expect(problem).toContainText('Khmer')
  await expect(problem).toContainText('would wait in the review queue')
  await expect(preview(page).locator('canvas')).toBeVisible()
  for (const [pick, name] of [
    ['Arabic', 'ليلى'],
    ['Japanese', '桜井'],
    ['A long name', 'Rosenkranz'],
  ] as const) {
    await page.getByRole('button', { name: pick, exact: true }).click()
    await drawn(page)
    await expect(problem).toHaveCount(0)
    const { path } = await download(page)
    expect(execFileSync('pdftotext', [path, '-']).toString()).toContain(name)
  }

  await part(page, 'People')
  await page.getByRole('button', { name: 'Add a signatory' }).click()
  await page.getByLabel('Name', { exact: true }).fill('ᏣᎳᎩ')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByLabel('Name', { exact: true })).toHaveAccessibleDescription(/Cherokee/)
  await expect(savedState(page)).toHaveText('Unsaved changes')
})

test('a preview is made for our own pages, and for what is no look there is a sentence @documents', async ({
  page,
}) => {
  await haveSession(page, 'admin')
  await page.goto('/admin')
  const ask = (data: string, headers = {}) =>
    page.request.post('/admin/templates/preview', {
      headers: { 'content-type': 'application/json', ...headers },
      data,
    })
  expect((await ask('{}')).status()).toBe(403)
  expect((await ask('{}', { origin: 'https://elsewhere.example' })).status()).toBe(403)
  const origin = new URL(page.url()).origin
  for (const body of ['{}', 'no json', '[]', JSON.stringify({ long: 'x'.repeat(300_000) })]) {
    const answer = await ask(body, { origin })
    expect(answer.status()).toBe(400)
    expect((await answer.json()).error.length).toBeGreaterThan(5)
  }
})

test('a logo is uploaded and stands in the PDF; what is no picture is refused in a sentence @documents', async ({
  page,
}) => {
  await openNew(page, 'With a logo')
  const pictures = async () => {
    const { path } = await download(page)
    return execFileSync('pdfimages', ['-list', path]).toString().split('\n').length
  }
  const before = await pictures()
  await part(page, 'Design')
  const upload = page.getByLabel('Logo: upload a picture')
  await upload.setInputFiles({ name: 'x.png', mimeType: 'image/png', buffer: Buffer.from('no') })
  await expect(upload).toHaveAccessibleDescription(/no PNG, JPEG or SVG/)
  const picture = readFileSync('docs/pictures/certificate.png')
  await upload.setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: picture })
  await expect(page.getByRole('img', { name: 'Logo as it is now' })).toBeVisible()
  await drawn(page)
  expect(await pictures()).toBeGreaterThan(before)
  await page.keyboard.press('Control+z')
  await drawn(page)
  expect(await pictures()).toBe(before)
})

test('by keyboard alone a field is found, moved, hidden, brought back and saved @documents', async ({
  page,
}) => {
  await openNew(page, 'By keyboard')
  await field(page, 'issuer').focus()
  await page.keyboard.press('Tab')
  await expect(field(page, 'heading')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(field(page, 'heading')).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('spinbutton', { name: 'Left' })).toBeFocused()
  await field(page, 'heading').focus()
  await page.keyboard.press('Delete')
  await expect(field(page, 'heading')).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(field(page, 'heading')).toHaveCount(1)
  await page.keyboard.press('Control+s')
  await expect(savedState(page)).toHaveText('Saved as version 2')
})

test('saving has the chosen certifications use it from now on @documents', async ({ page }) => {
  await openNew(page, `For use ${Date.now()}`)
  const address = page.url()
  const name = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
  await page.goto('/admin/certifications/new')
  await page.getByLabel('Title').fill(`Uses ${name}`)
  await page.getByLabel('Course').selectOption({ index: 1 })
  await page.getByLabel('Design of the certificate').selectOption(`${name}, version 1`)
  await page.getByRole('button', { name: 'Publish certification' }).click()
  await expect(page).not.toHaveURL(/\/new$/)

  await page.goto(address)
  await drawn(page)
  await page.getByRole('radio', { name: 'Portrait' }).check({ force: true })
  await drawn(page)
  await page.getByRole('button', { name: 'Save and use for 1 certification…' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('keep the look that they were issued with')
  await expect(dialog.getByRole('checkbox', { name: new RegExp(`Uses ${name}`) })).toBeChecked()
  await dialog.getByRole('button', { name: 'Use for 1 certification' }).click()
  await expect(savedState(page)).toHaveText('Saved as version 2')
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('button', { name: /Use for/ })).toHaveCount(0)
  await page.getByRole('button', { name: 'Versions' }).click()
  await expect(page.getByRole('dialog')).toContainText('used by 1 certification')
})

test('on a phone the page stays in sight, and a finger moves a field once it is chosen @documents', async ({
  browser,
}) => {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 }, hasTouch: true })
  await openNew(page, 'On a phone')
  const top = async () => (await preview(page).boundingBox())?.y ?? -1
  await part(page, 'Words')
  await page.getByLabel('Below the code').scrollIntoViewIfNeeded()
  expect(await top()).toBeGreaterThanOrEqual(0)
  await page.getByLabel('Heading', { exact: true }).fill('Diploma')
  await drawn(page)
  await field(page, 'title').tap()
  await expect(field(page, 'title')).toHaveAttribute('aria-pressed', 'true')
  expect(await field(page, 'title').evaluate((one) => getComputedStyle(one).touchAction)).toBe(
    'none',
  )
  await page.close()
})

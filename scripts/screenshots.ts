import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { installationRoot } from '@/lib/platform/env/settings'
import type { DemoResult } from '@/scripts/demo/result'
import { browserArgs, browserPath } from '@/scripts/testing/browser'
import { serveDemo } from '@/scripts/testing/demo-server'
import { ensureTools } from '@/scripts/testing/tools'

type Picture = {
  file: string
  path: (demo: DemoResult) => string
  /** Whose button of the demo's sign-in page is pressed first. */
  as?: string
  dark?: boolean
  width?: number
  height?: number
  /** What is done there before the picture is taken. */
  act?: (page: Page) => Promise<void>
}

const pictures: Picture[] = [
  { file: 'certificate', path: (demo) => pathOf(demo, 'Lucía'), height: 960 },
  { file: 'certificate-phone', path: (demo) => pathOf(demo, 'Lucía'), width: 390, dark: true },
  { file: 'dashboard', path: () => '/dashboard', as: 'Lucía Fernández Núñez' },
  { file: 'overview', path: () => '/admin', as: 'Ingrid Solheim' },
  { file: 'certificates', path: () => '/admin/certificates', as: 'Ingrid Solheim' },
  {
    ...{ file: 'import', path: () => '/admin/imports/new', as: 'Ingrid Solheim' },
    ...{ dark: true, height: 1000, act: uploadMessy },
  },
]

/** `npm run screenshots`: takes the README's pictures from a demo that it serves for the purpose. */
export async function main(): Promise<number> {
  ensureTools({ browser: true, pdf: false })
  const folder = join(installationRoot(), 'docs', 'pictures')
  mkdirSync(folder, { recursive: true })
  const { demo, end } = await serveDemo()
  try {
    await takeAll(demo, folder)
  } finally {
    await end()
  }
  console.log(`${pictures.length} pictures are in docs/pictures.`)
  return 0
}

async function takeAll(demo: DemoResult, folder: string) {
  const path = browserPath()
  const browser = await chromium.launch({
    args: browserArgs,
    ...(path ? { executablePath: path } : {}),
  })
  for (const picture of pictures) await take(browser, demo, picture, folder)
  await browser.close()
}

async function take(browser: Browser, demo: DemoResult, picture: Picture, folder: string) {
  const { file, as, dark, width = 1280, height = width < 600 ? 844 : 800, act } = picture
  const page = await browser.newPage({
    baseURL: demo.baseUrl,
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    viewport: { width, height },
  })
  if (as) await signIn(page, as)
  await page.goto(picture.path(demo), { waitUntil: 'networkidle' })
  await act?.(page)
  await page.screenshot({ path: join(folder, `${file}.png`) })
  await page.close()
}

/** The wizard's check of a file of which most rows are bad. */
async function uploadMessy(page: Page) {
  const file = join(installationRoot(), 'examples', 'completions-messy.csv')
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: 'Read the file' }).click()
  await page.getByRole('heading', { name: 'Rejected rows' }).waitFor()
}

async function signIn(page: Page, name: string) {
  await page.goto('/sign-in')
  await page.getByRole('button', { name }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}

function pathOf(demo: DemoResult, name: string) {
  const found = demo.certificates.find(({ learner }) => learner.startsWith(name))
  if (!found) throw new Error(`The demo awarded nothing to ${name}.`)
  return new URL(found.url).pathname
}

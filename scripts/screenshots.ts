import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Browser, chromium, type Page } from '@playwright/test'
import { installationRoot } from '@/lib/platform/env/settings'
import type { DemoResult } from '@/scripts/demo/result'
import { browserArgs, browserPath } from '@/scripts/testing/browser'
import { ensureTools } from '@/scripts/testing/tools'

type Picture = {
  file: string
  path: (demo: DemoResult) => string
  /** Whose button of the demo's sign-in page is pressed first. */
  as?: string
  dark?: boolean
  width?: number
}

const pictures: Picture[] = [
  { file: 'certificate', path: (demo) => pathOf(demo, 'Lucía') },
  { file: 'certificate-phone', path: (demo) => pathOf(demo, 'Lucía'), width: 390, dark: true },
  { file: 'dashboard', path: () => '/dashboard', as: 'Lucía Fernández Núñez' },
  { file: 'overview', path: () => '/admin', as: 'Ingrid Solheim' },
  { file: 'certificates', path: () => '/admin/certificates', as: 'Ingrid Solheim' },
  { file: 'import', path: () => '/admin/imports/new', as: 'Ingrid Solheim', dark: true },
]

/** `npm run screenshots`: takes the README's pictures from a demo that it serves for the purpose. */
export async function main(): Promise<number> {
  ensureTools({ browser: true, pdf: false })
  const folder = join(installationRoot(), 'docs', 'pictures')
  mkdirSync(folder, { recursive: true })
  const dataDir = mkdtempSync(join(tmpdir(), 'laurel-pictures-'))
  const file = join(dataDir, 'demo.json')
  const demo = spawn(process.execPath, ['scripts/run.mjs', 'demo', '--json', file], {
    cwd: installationRoot(),
    env: { ...process.env, LAUREL_DATA: dataDir, PORT: '3077' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  try {
    while (!existsSync(file) && demo.exitCode === null) await wait(500)
    const result = JSON.parse(readFileSync(file, 'utf8')) as DemoResult
    await takeAll(result, folder)
  } finally {
    demo.kill('SIGTERM')
    if (demo.exitCode === null) await once(demo, 'exit')
    rmSync(dataDir, { recursive: true, force: true })
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
  const { file, as, dark, width = 1280 } = picture
  const page = await browser.newPage({
    baseURL: demo.baseUrl,
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    viewport: { width, height: width < 600 ? 844 : 800 },
  })
  if (as) await signIn(page, as)
  await page.goto(picture.path(demo), { waitUntil: 'networkidle' })
  await page.screenshot({ path: join(folder, `${file}.png`) })
  await page.close()
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

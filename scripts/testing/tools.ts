import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { SetupError } from '@/lib/platform/errors/errors'
import { browserPath } from '@/scripts/testing/browser'

interface Tool {
  /** Debian's package. */
  pack: string
  missing: () => boolean
}

const browser: Tool = { pack: 'chromium', missing: () => browserPath() === undefined }
const poppler: Tool = { pack: 'poppler-utils', missing: () => !onPath('pdftotext') }
const openssl: Tool = { pack: 'openssl', missing: () => !onPath('openssl') }
const unzip: Tool = { pack: 'unzip', missing: () => !onPath('unzip') }
const qpdf: Tool = { pack: 'qpdf', missing: () => !onPath('qpdf') }

/**
 * Sees to the programs that tests run besides Node: on Debian as root by apt, elsewhere the
 * browser by Playwright, and a note for the readers of PDF files.
 */
export function ensureTools(needs: { browser: boolean; pdf: boolean }): void {
  const wanted = [
    ...(needs.browser ? [browser] : []),
    ...(needs.pdf ? [poppler, qpdf, openssl, unzip] : []),
  ]
  const missing = wanted.filter((tool) => tool.missing())
  if (missing.length === 0) return
  const packs = missing.map(({ pack }) => pack)
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    aptInstall(packs)
    return
  }
  if (missing.includes(browser)) installBrowser()
  const readers = packs.filter((pack) => pack !== browser.pack)
  if (readers.length > 0) {
    console.error(`Tests of PDF files need ${readers.join(' and ')}: install them to pass.`)
  }
}

function aptInstall(packs: string[]) {
  console.error(`Installing ${packs.join(', ')} (a minute or two, the first time only)…`)
  run('apt-get', ['update', '-qq'])
  run('apt-get', ['install', '-qq', '-y', '--no-install-recommends', ...packs])
}

function installBrowser() {
  console.error('Installing a browser for the tests (a minute or two, the first time only)…')
  run(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'])
}

function run(program: string, args: string[]) {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  if (status === 0) return
  const said = [error?.message, stdout, stderr].filter(Boolean).join('\n').trim()
  throw new SetupError(`“${[program, ...args].join(' ')}” failed, which the tests need:\n${said}`)
}

function onPath(program: string) {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.some((folder) => existsSync(join(folder, program)))
}

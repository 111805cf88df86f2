import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Playwright's own browser where it is there, else the system's; undefined where neither is. */
export function browserPath(): string | undefined {
  return [chromium.executablePath(), ...installed].find((path) => existsSync(path))
}

/** The system's browser, started so that it needs no graphics and calls nobody. */
export const browserArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

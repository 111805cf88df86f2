import { defineConfig } from '@playwright/test'
import { browserArgs, browserPath } from '@/scripts/testing/browser'

const executablePath = browserPath()
// Set by the global set-up, before the workers read this file.
const baseURL = process.env.E2E_BASE_URL

export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: './tests/support/served-demo.ts',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    ...(baseURL ? { baseURL } : {}),
    // Without its films, which cost more than the browser itself; a failure shows its page anyway.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false },
    launchOptions: { args: browserArgs, ...(executablePath ? { executablePath } : {}) },
  },
})

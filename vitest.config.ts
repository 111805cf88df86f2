import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))
const resolve = {
  alias: {
    '@': root.replace(/\/$/, ''),
    'server-only': `${root}tests/support/server-only.ts`,
  },
}
const withDatabase = {
  globalSetup: ['tests/support/postgres-global.ts'],
  // Launchers and databases are started in hooks, on machines that may be busy.
  hookTimeout: 60_000,
}

export default defineConfig({
  test: {
    // Most of a test's time is spent on waiting for others: no core is kept free.
    maxWorkers: '100%',
    projects: [
      {
        resolve,
        test: { name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'], testTimeout: 30_000 },
      },
      {
        resolve,
        test: {
          ...withDatabase,
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        resolve,
        test: {
          ...withDatabase,
          name: 'storm',
          include: ['tests/storm/**/*.test.ts'],
          testTimeout: 30 * 60_000,
          // Storms measure and kill: one at a time.
          fileParallelism: false,
        },
      },
    ],
  },
})

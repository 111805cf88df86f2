import { expect, it } from 'vitest'
import { runLink, runsLink } from '@/lib/platform/jobs/link'

const keys = { INNGEST_EVENT_KEY: 'k', INNGEST_SIGNING_KEY: 'aa' }

it.each([
  [{ INNGEST_DEV: '1' }, 'http://localhost:8288/run?runID=01H', 'http://localhost:8288/runs'],
  [{ INNGEST_DEV: 'dev:9000/' }, 'http://dev:9000/run?runID=01H', 'http://dev:9000/runs'],
  [
    { ...keys, INNGEST_BASE_URL: 'https://jobs.example.org/' },
    'https://jobs.example.org/run?runID=01H',
    'https://jobs.example.org/runs',
  ],
  [
    keys,
    'https://app.inngest.com/env/production/runs/01H',
    'https://app.inngest.com/env/production/runs',
  ],
  [
    { ...keys, INNGEST_ENV: 'staging' },
    'https://app.inngest.com/env/staging/runs/01H',
    'https://app.inngest.com/env/staging/runs',
  ],
])('the dashboard with %o', (env, run, runs) => {
  expect(runLink(env, '01H')).toBe(run)
  expect(runsLink(env)).toBe(runs)
})

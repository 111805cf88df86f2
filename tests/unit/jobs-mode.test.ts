import { expect, it } from 'vitest'
import { jobMode } from '@/lib/platform/events/mode'

const keys = { INNGEST_EVENT_KEY: 'k', INNGEST_SIGNING_KEY: 'signkey-test-0a1b' }

it.each([
  ['embedded', {}],
  ['embedded', { INNGEST_DEV: '0' }],
  ['embedded', { INNGEST_EVENT_KEY: '', INNGEST_SIGNING_KEY: '' }],
  ['inngest', keys],
  ['inngest', { ...keys, INNGEST_BASE_URL: 'https://jobs.example.org' }],
  ['inngest', { INNGEST_DEV: '1' }],
  ['inngest', { INNGEST_DEV: 'localhost:9288' }],
  ['inngest', { INNGEST_DEV: 'http://localhost:9288', INNGEST_EVENT_KEY: 'k' }],
])('%s with %o', (mode, env) => {
  expect(jobMode(env)).toBe(mode)
})

it.each([
  [{ INNGEST_EVENT_KEY: 'k' }, 'INNGEST_SIGNING_KEY is missing'],
  [{ INNGEST_SIGNING_KEY: 'aa' }, 'INNGEST_EVENT_KEY is missing'],
  [{ INNGEST_BASE_URL: 'https://x' }, 'INNGEST_EVENT_KEY and INNGEST_SIGNING_KEY is missing'],
  [{ ...keys, INNGEST_SIGNING_KEY: 'abc' }, 'even length'],
  [{ INNGEST_DEV: 'http://[' }, 'neither 1 nor the URL'],
])('half of it is refused: %o', (env, message) => {
  expect(() => jobMode(env)).toThrow(message)
})

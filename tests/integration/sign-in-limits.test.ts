import { beforeAll, describe, expect, it, vi } from 'vitest'
import { database } from '@/db/client'
import { rateLimits } from '@/db/schema'
import { TooMany } from '@/lib/platform/errors/errors'
import { countOne } from '@/lib/reach/sign-in/limits'
import { useDatabase } from '@/tests/support/database'

const test = useDatabase()

beforeAll(() => {
  vi.stubEnv('DATABASE_URL', test.url)
  vi.stubEnv('AUTH_SECRET', 'a secret of at least thirty-two characters')
  return async () => database().close()
})

describe('the limits on sign-in', () => {
  it('refuse the one after the last, with how long to wait; others are unharmed', async () => {
    for (let i = 0; i < 5; i++) await countOne('link-address', 'a@example.org')
    const refused = await countOne('link-address', 'A@Example.org').catch((error) => error)
    expect(refused).toBeInstanceOf(TooMany)
    expect(refused.retryAfter).toBeGreaterThan(890)
    expect(refused.retryAfter).toBeLessThanOrEqual(900)
    await countOne('link-address', 'b@example.org')
    await countOne('link-client', 'a@example.org')
  })

  it('hold when all come at the same moment', async () => {
    const all = Array.from({ length: 20 }, () => countOne('link-address', 'race@example.org'))
    const settled = await Promise.allSettled(all)
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
  })

  it('keep neither addresses nor clients', async () => {
    await countOne('link-client', '203.0.113.77')
    const kept = JSON.stringify(await test.db.select().from(rateLimits))
    expect(kept).not.toMatch(/example\.org|203\.0/)
  })
})

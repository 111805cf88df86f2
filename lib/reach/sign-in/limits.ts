import { createHmac } from 'node:crypto'
import { RateLimiterDrizzle, RateLimiterRes } from 'rate-limiter-flexible'
import { database } from '@/db/client'
import { rateLimits } from '@/db/schema'
import { TooMany } from '@/lib/platform/errors/errors'

/** How often each thing may be asked for in how many seconds, by one address or by one client. */
const limits = {
  'link-address': { points: 5, duration: 15 * 60 },
  'link-client': { points: 30, duration: 15 * 60 },
  'spend-client': { points: 60, duration: 15 * 60 },
  // Each opening of the sign-in page asks; an answer is what is worth limiting.
  'passkey-offer': { points: 2000, duration: 15 * 60 },
  'passkey-client': { points: 60, duration: 15 * 60 },
  'oidc-client': { points: 60, duration: 15 * 60 },
  'set-up-client': { points: 30, duration: 15 * 60 },
  // What is no key of ours; programs with a key are not counted.
  'key-client': { points: 30, duration: 15 * 60 },
  'verify-client': { points: 60, duration: 60 },
  // Not each is one person's: many may sit behind one address.
  'view-client': { points: 300, duration: 60 },
  'verify-many-client': { points: 10, duration: 60 * 60 },
} as const

/**
 * Counts one more of `what` by `who`, on all instances together. TooMany once the limit is passed,
 * until its time is over; nobody else is touched. Kept is a keyed hash of who asked, not who it was.
 */
export async function countOne(what: keyof typeof limits, who: string): Promise<void> {
  try {
    await limiter(what).consume(discreet(who))
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused
    throw new TooMany(Math.max(1, Math.ceil(refused.msBeforeNext / 1000)))
  }
}

const limiters = new Map<string, RateLimiterDrizzle>()

function limiter(what: keyof typeof limits) {
  const { points, duration } = limits[what]
  const made =
    limiters.get(what) ??
    new RateLimiterDrizzle({
      ...{ storeClient: database().db, schema: rateLimits, keyPrefix: what, points, duration },
      // Who is over the limit costs no query more until it ends.
      inMemoryBlockOnConsumed: points + 1,
    })
  limiters.set(what, made)
  return made
}

function discreet(who: string) {
  return createHmac('sha256', process.env.AUTH_SECRET ?? '')
    .update(who.toLowerCase())
    .digest('base64url')
}

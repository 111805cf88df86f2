import { and, gt, isNull, or, type SQL } from 'drizzle-orm'
import { shareLinks } from '@/db/schema'

/** That a share link works: nobody has ended it, and its time is not over. */
export function liveLink(now: Date): SQL | undefined {
  return and(
    isNull(shareLinks.endedAt),
    or(isNull(shareLinks.expiresAt), gt(shareLinks.expiresAt, now)),
  )
}

import { and, count, eq, gt, gte, inArray, isNull, lte, type SQL, sql } from 'drizzle-orm'
import {
  batches,
  certificates,
  deliveries,
  holdings,
  imports,
  notifications,
  reviewItems,
  revocations,
} from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { readableIssuers } from '@/lib/platform/access/policy'
import { addDays, addMonths } from '@/lib/platform/clock/dates'
import { soonDays } from './rules'

/**
 * What needs attention at the actor's issuers, and what was issued in each of the last 12 months.
 * Counts come from batches (one row an act of issuing), never from the certificates themselves.
 */
export async function getOverview(ctx: Ctx) {
  const mine = readableIssuers(ctx)
  const within = (column: Parameters<typeof inArray>[0]): SQL | undefined =>
    mine === 'all' ? undefined : inArray(column, mine)
  const since = addMonths(ctx.now, -11)
  since.setUTCDate(1)
  since.setUTCHours(0, 0, 0, 0)
  const month = sql<string>`to_char(date_trunc('month', ${batches.createdAt} at time zone 'UTC'), 'YYYY-MM')`

  const [totals, withdrawn, soon, waiting, mails, files, months] = await Promise.all([
    ctx.db
      .select({ issued: sql<number>`coalesce(sum(${batches.issued}), 0)`.mapWith(Number) })
      .from(batches)
      .where(within(batches.issuerId)),
    ctx.db
      .select({ revoked: count() })
      .from(revocations)
      .innerJoin(certificates, eq(certificates.id, revocations.certificateId))
      .where(within(certificates.issuerId)),
    ctx.db
      .select({ expiringSoon: count() })
      .from(holdings)
      .innerJoin(certificates, eq(certificates.id, holdings.certificateId))
      .where(
        and(
          within(certificates.issuerId),
          gt(certificates.expiresAt, ctx.now),
          lte(certificates.expiresAt, addDays(ctx.now, soonDays)),
        ),
      ),
    ctx.db
      .select({ waitingForReview: count() })
      .from(reviewItems)
      .where(and(within(reviewItems.issuerId), isNull(reviewItems.resolvedAt))),
    ctx.db
      .select({ undelivered: count() })
      .from(deliveries)
      .innerJoin(notifications, eq(notifications.id, deliveries.notificationId))
      .where(and(within(notifications.issuerId), inArray(deliveries.state, ['failed', 'bounced']))),
    ctx.db
      .select({ unfinishedImports: count() })
      .from(imports)
      .where(
        and(within(imports.issuerId), inArray(imports.state, ['draft', 'recording', 'failed'])),
      ),
    ctx.db
      .select({ month, count: sql<number>`sum(${batches.issued})`.mapWith(Number) })
      .from(batches)
      .where(and(within(batches.issuerId), gte(batches.createdAt, since)))
      .groupBy(month),
  ])
  const counts = new Map(months.map((row) => [row.month, row.count]))
  return {
    issued: totals[0]?.issued ?? 0,
    revoked: withdrawn[0]?.revoked ?? 0,
    expiringSoon: soon[0]?.expiringSoon ?? 0,
    waitingForReview: waiting[0]?.waitingForReview ?? 0,
    undelivered: mails[0]?.undelivered ?? 0,
    /** Not committed yet, under way, or stopped by a failure. */
    unfinishedImports: files[0]?.unfinishedImports ?? 0,
    perMonth: Array.from({ length: 12 }, (_, i) => {
      const key = addMonths(since, i).toISOString().slice(0, 7)
      return { month: key, count: counts.get(key) ?? 0 }
    }),
  }
}

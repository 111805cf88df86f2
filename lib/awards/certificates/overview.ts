import { and, gt, gte, inArray, lte, type SQL, sql } from 'drizzle-orm'
import {
  batches,
  certificates,
  deliveries,
  imports,
  notifications,
  reviewItems,
  revocations,
} from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { readableIssuers } from '@/lib/platform/access/policy'
import { addDays, addMonths } from '@/lib/platform/clock/dates'
import { countUpTo } from '@/lib/platform/pages/count-up-to'
import { heldNow } from './match'
import { soonDays } from './rules'

const issuerOfDelivery = sql`(select ${notifications.issuerId} from ${notifications}
  where ${notifications.id} = ${deliveries.notificationId})`

/**
 * What needs attention at the actor's issuers, and what was issued in each of the last 12 months.
 * What was issued is summed over batches (one row an act of issuing); of the rest there is no need to
 * know beyond a thousand, and nobody counts further. Two queries.
 */
export async function getOverview(ctx: Ctx) {
  const mine = readableIssuers(ctx)
  const within = (column: Parameters<typeof inArray>[0]): SQL | undefined =>
    mine === 'all' ? undefined : inArray(column, mine)
  const since = addMonths(ctx.now, -11)
  since.setUTCDate(1)
  since.setUTCHours(0, 0, 0, 0)
  const month = sql<string>`to_char(date_trunc('month', ${batches.createdAt} at time zone 'UTC'), 'YYYY-MM')`

  const [[figures], months] = await Promise.all([
    ctx.db
      .select({
        issued: sql<number>`(
          select coalesce(sum(${batches.issued}), 0) from ${batches} ${where(within(batches.issuerId))})`.mapWith(
          Number,
        ),
        revoked: countUpTo(sql`select from ${revocations}
          join ${certificates} on ${certificates.id} = ${revocations.certificateId}
          ${where(within(certificates.issuerId))}`),
        expiringSoon: countUpTo(
          sql`select from ${certificates} ${where(
            within(certificates.issuerId),
            gt(certificates.expiresAt, ctx.now),
            lte(certificates.expiresAt, addDays(ctx.now, soonDays)),
            heldNow,
          )}`,
        ),
        waitingForReview: countUpTo(
          sql`select from ${reviewItems} ${where(within(reviewItems.issuerId), sql`resolved_at is null`)}`,
        ),
        // Looked up for each of the few: as a join, all notifications might be read instead.
        undelivered: countUpTo(
          sql`select from ${deliveries} ${where(
            inArray(deliveries.state, ['failed', 'bounced']),
            mine === 'all' ? undefined : inArray(issuerOfDelivery, mine),
          )}`,
        ),
        unfinishedImports: countUpTo(
          sql`select from ${imports} ${where(
            within(imports.issuerId),
            inArray(imports.state, ['draft', 'recording', 'failed']),
          )}`,
        ),
      })
      .from(sql`(select) nothing`),
    ctx.db
      .select({ month, count: sql<number>`sum(${batches.issued})`.mapWith(Number) })
      .from(batches)
      .where(and(within(batches.issuerId), gte(batches.createdAt, since)))
      .groupBy(month),
  ])
  const counts = new Map(months.map((row) => [row.month, row.count]))
  if (!figures) throw new Error('A select of figures has one row.')
  return {
    ...figures,
    perMonth: Array.from({ length: 12 }, (_, i) => {
      const key = addMonths(since, i).toISOString().slice(0, 7)
      return { month: key, count: counts.get(key) ?? 0 }
    }),
  }
}

function where(...conditions: (SQL | undefined)[]): SQL {
  const all = and(...conditions)
  return all ? sql`where ${all}` : sql``
}

import { and, asc, eq, gt, lte, notExists, sql } from 'drizzle-orm'
import { certificates, expiryNotices, holdings } from '@/db/schema'
import { byIssuer } from '@/lib/awards/issuers/by-issuer'
import type { Ctx } from '@/lib/platform/access/context'
import { requirePlatformAdmin } from '@/lib/platform/access/policy'
import { addDays } from '@/lib/platform/clock/dates'
import { change } from '@/lib/platform/events/change'

/** Days before the expiry at which a learner is told; 0: it has expired. */
export const thresholds = [30, 7, 0] as const
export type Threshold = (typeof thresholds)[number]

/**
 * Finds the next certificates (at most 500) that are `threshold` days or less from their expiry and
 * have not been noticed at it, and records the fact. One that is nearer to its end belongs to the
 * nearer threshold. Answers how many there were: fewer than 500 means that none is left.
 */
export async function scanExpiry(
  ctx: Ctx,
  { threshold }: { threshold: Threshold },
): Promise<number> {
  requirePlatformAdmin(ctx)
  const nearer = thresholds[thresholds.indexOf(threshold) + 1]
  const oldest = nearer === undefined ? addDays(ctx.now, -30) : addDays(ctx.now, nearer)
  return change(ctx, async (tx, record) => {
    const due = await tx
      .select({ id: certificates.id, issuerId: certificates.issuerId })
      .from(certificates)
      .innerJoin(holdings, eq(holdings.certificateId, certificates.id))
      .where(
        and(
          gt(certificates.expiresAt, oldest),
          lte(certificates.expiresAt, addDays(ctx.now, threshold)),
          notExists(
            tx
              .select({ one: sql`1` })
              .from(expiryNotices)
              .where(
                and(
                  eq(expiryNotices.certificateId, certificates.id),
                  eq(expiryNotices.threshold, threshold),
                ),
              ),
          ),
        ),
      )
      .orderBy(asc(certificates.expiresAt), asc(certificates.id))
      .limit(500)
    if (due.length === 0) return 0
    const noticed = await tx
      .insert(expiryNotices)
      .values(due.map(({ id }) => ({ certificateId: id, threshold, createdAt: ctx.now })))
      .onConflictDoNothing()
      .returning({ id: expiryNotices.certificateId })
    const won = new Set(noticed.map((row) => row.id))
    for (const [issuerId, subjectIds] of byIssuer(due.filter((row) => won.has(row.id)))) {
      await record(
        threshold === 0
          ? { name: 'certificate/expired', issuerId, subjectIds, data: {} }
          : { name: 'certificate/expiring', issuerId, subjectIds, data: { threshold } },
      )
    }
    return due.length
  })
}

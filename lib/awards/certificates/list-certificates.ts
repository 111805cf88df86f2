import {
  type AnyColumn,
  and,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  lte,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import {
  certificates,
  certificationVersions,
  issuers,
  learners,
  revocations,
  suspensions,
} from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { readableIssuers } from '@/lib/platform/access/policy'
import { addDays } from '@/lib/platform/clock/dates'
import { isId } from '@/lib/platform/ids/ids'
import { beyond, inOrder, orderOf, placeIn, successor } from './list-order'
import { heldNow, matchesSearch } from './match'
import { statusColumns } from './queries'
import { type CertificateStatus, certificateStatus } from './rules'

export type CertificateFilter = {
  /** Part of a name or an address, or a public id. */
  search?: string | undefined
  status?: CertificateStatus | undefined
  certificationId?: string | undefined
  issuerId?: string | undefined
  /** Held now, and expiring within so many days. */
  expiringDays?: number | undefined
  /** These alone. */
  ids?: string[] | undefined
  /** The `next` of the page before, or the `previous` of the page behind; not both. */
  before?: string | undefined
  after?: string | undefined
  limit?: number | undefined
}

/**
 * The certificates of the actor's issuers, a page at a time by key, not by offset: newest first, those
 * that expire soon by their end, those that have expired or were superseded by when that happened.
 */
export async function listCertificates(ctx: Ctx, filter: CertificateFilter = {}) {
  const mine = readableIssuers(ctx)
  const limit = Math.min(filter.limit ?? 50, 200)
  const backwards = Boolean(filter.after)
  const order = orderOf(filter)
  const ofIssuers = (column: AnyColumn) =>
    and(mine === 'all' ? undefined : inArray(column, mine), named(column, filter.issuerId))
  const searched = await matchesSearch(ctx, filter.search)
  const rows = await ctx.db
    .select({
      ...statusColumns,
      id: certificates.id,
      publicId: certificates.publicId,
      recipientName: certificates.recipientName,
      email: learners.email,
      title: certificationVersions.title,
      issuerId: certificates.issuerId,
      issuerName: issuers.name,
      issuedAt: certificates.issuedAt,
      keyAt: sql<Date>`${order.at}`.mapWith(certificates.issuedAt),
      keyId: sql<string>`${order.id}`,
    })
    .from(certificates)
    .innerJoin(learners, eq(learners.id, certificates.learnerId))
    .innerJoin(issuers, eq(issuers.id, certificates.issuerId))
    .innerJoin(
      certificationVersions,
      eq(certificationVersions.id, certificates.certificationVersionId),
    )
    .leftJoin(revocations, eq(revocations.certificateId, certificates.id))
    .leftJoin(
      suspensions,
      and(eq(suspensions.certificateId, certificates.id), sql`${suspensions.liftedAt} is null`),
    )
    .leftJoin(successor, eq(successor.supersedesId, certificates.id))
    .where(
      and(
        ofIssuers(certificates.issuerId),
        // Said of the successor too, which has the same issuer: its index gives the order.
        filter.status === 'superseded' ? ofIssuers(successor.issuerId) : undefined,
        searched,
        hasStatus(filter.status, ctx.now),
        named(certificates.certificationId, filter.certificationId),
        filter.ids ? inArray(certificates.id, filter.ids) : undefined,
        expiring(filter.expiringDays, ctx.now),
        beyond(order, filter.before ?? filter.after, backwards),
      ),
    )
    .orderBy(...inOrder(order, backwards))
    .limit(limit + 1)
  const page = rows.slice(0, limit)
  if (backwards) page.reverse()
  const more = rows.length > limit
  const [first, last] = [page[0], page.at(-1)]
  return {
    rows: page.map(({ keyAt: _, keyId: __, ...row }) => ({
      ...row,
      status: certificateStatus(row, ctx.now),
    })),
    next: (backwards || more) && last ? placeIn(last) : null,
    previous: (backwards ? more : filter.before) && first ? placeIn(first) : null,
  }
}

/**
 * `certificateStatus` in SQL; a test holds the two together. Plain conditions, so that what is rare is
 * found from its own table; what must be missing is said of the column that is joined by, for then
 * the planner knows how much is missing.
 */
function hasStatus(status: CertificateStatus | undefined, now: Date): SQL | undefined {
  if (!status) return undefined
  const { expiresAt } = certificates
  const revoked = isNotNull(revocations.certificateId)
  const superseded = isNotNull(successor.id)
  const expired = lte(expiresAt, now)
  const suspended = isNotNull(suspensions.id)
  const [notRevoked, notSuperseded] = [
    isNull(revocations.certificateId),
    isNull(successor.supersedesId),
  ]
  const current = and(notRevoked, notSuperseded, or(isNull(expiresAt), gt(expiresAt, now)))
  switch (status) {
    case 'revoked':
      return revoked
    case 'superseded':
      return and(notRevoked, superseded)
    case 'expired':
      return and(notRevoked, notSuperseded, expired)
    case 'suspended':
      return and(current, suspended)
    case 'valid':
      return and(current, isNull(suspensions.certificateId))
  }
}

/** A filter by an id; what is none names nothing. */
function named(column: Parameters<typeof eq>[0], id: string | undefined): SQL | undefined {
  if (!id) return undefined
  return isId(id) ? eq(column, id) : sql`false`
}

function expiring(days: number | undefined, now: Date): SQL | undefined {
  if (!days) return undefined
  return and(
    gt(certificates.expiresAt, now),
    lte(certificates.expiresAt, addDays(now, days)),
    heldNow,
  )
}

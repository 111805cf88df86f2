import { and, asc, desc, eq, gt, inArray, lte, type SQL, sql } from 'drizzle-orm'
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
import { InputError } from '@/lib/platform/errors/errors'
import { isId } from '@/lib/platform/ids/ids'
import { say } from '@/lib/platform/language/say'
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

/** The certificates of the actor's issuers, newest first, a page at a time by key, not by offset. */
export async function listCertificates(ctx: Ctx, filter: CertificateFilter = {}) {
  const mine = readableIssuers(ctx)
  const limit = Math.min(filter.limit ?? 50, 200)
  const backwards = Boolean(filter.after)
  const order = backwards ? asc : desc
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
    .where(
      and(
        mine === 'all' ? undefined : inArray(certificates.issuerId, mine),
        matchesSearch(filter.search),
        hasStatus(filter.status, ctx.now),
        named(certificates.certificationId, filter.certificationId),
        named(certificates.issuerId, filter.issuerId),
        filter.ids ? inArray(certificates.id, filter.ids) : undefined,
        expiring(filter.expiringDays, ctx.now),
        beyond(filter.before ?? filter.after, backwards),
      ),
    )
    .orderBy(order(certificates.issuedAt), order(certificates.id))
    .limit(limit + 1)
  const page = rows.slice(0, limit)
  if (backwards) page.reverse()
  const more = rows.length > limit
  const [first, last] = [page[0], page.at(-1)]
  return {
    rows: page.map((row) => ({ ...row, status: certificateStatus(row, ctx.now) })),
    next: (backwards || more) && last ? keyOf(last) : null,
    previous: (backwards ? more : filter.before) && first ? keyOf(first) : null,
  }
}

function keyOf({ issuedAt, id }: { issuedAt: Date; id: string }) {
  return `${issuedAt.getTime()}.${id}`
}

/** `certificateStatus` in SQL; a test holds the two together. */
function hasStatus(status: CertificateStatus | undefined, now: Date): SQL | undefined {
  if (!status) return undefined
  const { superseded } = statusColumns
  return sql`case
    when ${revocations.certificateId} is not null then 'revoked'
    when ${superseded} then 'superseded'
    when ${certificates.expiresAt} <= ${now.toISOString()}::timestamptz then 'expired'
    when ${suspensions.id} is not null then 'suspended'
    else 'valid' end = ${status}`
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

function beyond(cursor: string | undefined, backwards: boolean): SQL | undefined {
  if (!cursor) return undefined
  const [time = '', id = ''] = cursor.split('.')
  if (!/^\d{1,13}$/.test(time) || !isId(id)) throw new InputError(say('errors.brokenPageLink'))
  const at = new Date(Number(time)).toISOString()
  const way = sql.raw(backwards ? '>' : '<')
  return sql`(${certificates.issuedAt}, ${certificates.id}) ${way} (${at}::timestamptz, ${id}::uuid)`
}

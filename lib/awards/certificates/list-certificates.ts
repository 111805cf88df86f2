import { and, desc, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
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
import { InputError } from '@/lib/platform/errors/errors'
import { isId } from '@/lib/platform/ids/ids'
import { statusColumns } from './queries'
import { type CertificateStatus, certificateStatus } from './rules'

export type CertificateFilter = {
  /** Part of a name or an address, or a public id. */
  search?: string | undefined
  status?: CertificateStatus | undefined
  /** The `next` of the page before. */
  before?: string | undefined
  limit?: number | undefined
}

/** The certificates of the actor's issuers, newest first, a page at a time by key, not by offset. */
export async function listCertificates(ctx: Ctx, filter: CertificateFilter = {}) {
  const mine = readableIssuers(ctx)
  const limit = Math.min(filter.limit ?? 50, 200)
  const rows = await ctx.db
    .select({
      ...statusColumns,
      id: certificates.id,
      publicId: certificates.publicId,
      recipientName: certificates.recipientName,
      email: learners.email,
      title: certificationVersions.title,
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
        // No text in the database can hold the character that is taken out.
        matches(filter.search?.replaceAll('\0', '').trim()),
        hasStatus(filter.status, ctx.now),
        after(filter.before),
      ),
    )
    .orderBy(desc(certificates.issuedAt), desc(certificates.id))
    .limit(limit + 1)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: page.map((row) => ({ ...row, status: certificateStatus(row, ctx.now) })),
    next: rows.length > limit && last ? `${last.issuedAt.getTime()}.${last.id}` : null,
  }
}

function matches(search: string | undefined): SQL | undefined {
  if (!search) return undefined
  const part = `%${search.replace(/[\\%_]/g, '\\$&')}%`
  return or(
    eq(certificates.publicId, search),
    sql`${certificates.recipientName} ilike ${part}`,
    sql`${learners.email} ilike ${part}`,
  )
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

function after(cursor: string | undefined): SQL | undefined {
  if (!cursor) return undefined
  const [time = '', id = ''] = cursor.split('.')
  if (!/^\d{1,13}$/.test(time) || !isId(id))
    throw new InputError('This page link is broken: begin at the first page.')
  const at = new Date(Number(time)).toISOString()
  return sql`(${certificates.issuedAt}, ${certificates.id}) < (${at}::timestamptz, ${id}::uuid)`
}

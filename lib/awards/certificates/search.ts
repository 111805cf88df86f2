import { and, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { issuers, learners } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { readableIssuers } from '@/lib/platform/access/policy'
import { listCertificates } from './list-certificates'
import { partOf } from './match'

const most = 8

/**
 * What the actor may see by a part of a name or an address, or by a public id: the newest
 * certificates and learners, at most eight of each. Nothing for an empty text.
 */
export async function searchEverything(ctx: Ctx, { text }: { text: string }) {
  const mine = readableIssuers(ctx)
  const asked = partOf(text.slice(0, 300))
  if (!asked) return { certificates: [], learners: [] }
  const [certificates, people] = await Promise.all([
    listCertificates(ctx, { search: asked.text, limit: most }),
    ctx.db
      .select({
        id: learners.id,
        name: learners.name,
        email: learners.email,
        issuerName: issuers.name,
      })
      .from(learners)
      .innerJoin(issuers, eq(issuers.id, learners.issuerId))
      .where(
        and(
          mine === 'all' ? undefined : inArray(learners.issuerId, mine),
          isNull(learners.mergedIntoId),
          or(sql`${learners.name} ilike ${asked.part}`, sql`${learners.email} ilike ${asked.part}`),
        ),
      )
      .orderBy(desc(learners.createdAt), desc(learners.id))
      .limit(most),
  ])
  return {
    certificates: certificates.rows.map(
      ({ id, recipientName, email, title, issuerName, status }) => ({
        ...{ id, recipientName, email, title, issuerName, status },
      }),
    ),
    learners: people,
  }
}

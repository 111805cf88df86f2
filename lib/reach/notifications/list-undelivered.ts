import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import {
  certificates,
  certificationVersions,
  deliveries,
  issuers,
  learners,
  notifications,
} from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { readableIssuers } from '@/lib/platform/access/policy'
import { beyond, pageOf, placeOf } from '@/lib/platform/pages/keyset'

const person = alias(learners, 'person')
const key = { at: deliveries.createdAt, id: deliveries.id }

/** The mails of the actor's issuers that did not get through, newest first, with the person's address now. */
export async function listUndelivered(
  ctx: Ctx,
  { before, limit = 50 }: { before?: string | undefined; limit?: number } = {},
) {
  const mine = readableIssuers(ctx)
  const rows = await ctx.db
    .select({
      place: placeOf(key),
      ...{ id: deliveries.id, state: deliveries.state, error: deliveries.error },
      ...{ address: deliveries.address, createdAt: deliveries.createdAt },
      ...{ type: notifications.type, title: certificationVersions.title },
      ...{ learnerId: person.id, name: person.name, email: person.email },
      issuerName: issuers.name,
    })
    .from(deliveries)
    .innerJoin(notifications, eq(notifications.id, deliveries.notificationId))
    .innerJoin(learners, eq(learners.id, notifications.learnerId))
    .innerJoin(person, eq(person.id, sql`coalesce(${learners.mergedIntoId}, ${learners.id})`))
    .innerJoin(certificates, eq(certificates.id, notifications.certificateId))
    .innerJoin(
      certificationVersions,
      eq(certificationVersions.id, certificates.certificationVersionId),
    )
    .innerJoin(issuers, eq(issuers.id, notifications.issuerId))
    .where(
      and(
        sql`${deliveries.state} in ('failed', 'bounced')`,
        mine === 'all' ? undefined : inArray(notifications.issuerId, mine),
        isNull(person.mergedIntoId),
        beyond(key, before),
      ),
    )
    .orderBy(desc(deliveries.createdAt), desc(deliveries.id))
    .limit(limit + 1)
  return pageOf(rows, limit)
}

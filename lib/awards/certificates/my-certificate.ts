import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { certificates, deliveries, notifications } from '@/db/schema'
import { learnersOf } from '@/lib/awards/identity/learners-of'
import type { Ctx } from '@/lib/platform/access/context'
import { requireUser } from '@/lib/platform/access/policy'
import { NotFound } from '@/lib/platform/errors/errors'
import { isPublicId } from '@/lib/platform/ids/ids'
import { getPublicCertificate } from './queries'

/**
 * One of the signed-in person's own certificates, with what they were told of it and whether that
 * was mailed. Someone else's is NotFound.
 */
export async function getMyCertificate(ctx: Ctx, { publicId }: { publicId: string }) {
  const mine = learnersOf(ctx, requireUser(ctx))
  if (!isPublicId(publicId)) throw new NotFound()
  const [own] = await ctx.db
    .select({
      id: certificates.id,
      replaces: sql<string | null>`(
        select p.public_id from certificates p where p.id = ${certificates.supersedesId})`,
    })
    .from(certificates)
    .where(and(eq(certificates.publicId, publicId), inArray(certificates.learnerId, mine)))
  if (!own) throw new NotFound()
  const told = await ctx.db
    .select({
      type: notifications.type,
      threshold: notifications.threshold,
      at: notifications.createdAt,
      mailed: deliveries.state,
    })
    .from(notifications)
    .leftJoin(deliveries, eq(deliveries.notificationId, notifications.id))
    .where(eq(notifications.certificateId, own.id))
    .orderBy(asc(notifications.createdAt))
  const certificate = await getPublicCertificate(ctx, publicId)
  return { ...certificate, replacesPublicId: own.replaces, told }
}

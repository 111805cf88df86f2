import { type AnyColumn, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import { certificates } from '@/db/schema'
import { learnersOf } from '@/lib/awards/identity/learners-of'
import type { Ctx } from '@/lib/platform/access/context'

type Certificates = { id: AnyColumn; issuerId: AnyColumn; learnerId: AnyColumn }

/**
 * That a certificate may be shown to whoever asks: each that is not private; of the private ones those
 * of the person it was awarded to, of the issuer's people and programs, and the one that someone has
 * proven to be given. A condition on `certificates`, or on an alias of it; a private certificate
 * that it leaves out answers as an id does that names none.
 */
export function visible(ctx: Ctx, of: Certificates = certificates): SQL | undefined {
  const { actor } = ctx
  const isPublic = sql`not exists (
    select 1 from private_certificates p where p.certificate_id = ${of.id})`
  switch (actor.kind) {
    case 'system':
      return undefined
    case 'anyone':
      return actor.shown ? or(isPublic, eq(of.id, actor.shown)) : isPublic
    case 'key':
      return or(isPublic, eq(of.issuerId, actor.issuerId))
    case 'user':
      if (actor.platformAdmin) return undefined
      return or(
        isPublic,
        inArray(of.issuerId, [...actor.memberships.keys()]),
        inArray(of.learnerId, learnersOf(ctx, actor)),
      )
  }
}

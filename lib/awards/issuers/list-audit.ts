import { and, desc, eq, gte, inArray, lt, type SQL, sql } from 'drizzle-orm'
import { apiKeys, auditLog, issuers, users } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { readableIssuers } from '@/lib/platform/access/policy'
import { addDays, isoDay } from '@/lib/platform/clock/dates'
import { startOfDay } from '@/lib/platform/clock/zones'
import { catalogue } from '@/lib/platform/events/catalogue'
import { isId } from '@/lib/platform/ids/ids'
import { beyond, pageOf, placeOf } from '@/lib/platform/pages/keyset'
import { nameSubjects } from './name-subjects'

export type AuditFilter = {
  /** A fact's name, such as `certificate/revoked`. */
  action?: string | undefined
  /** A user's id, or `system`. */
  actor?: string | undefined
  /** Days, as 2026-11-23, both included, by the clocks of `zone` (`UTC` unless told). */
  from?: string | undefined
  until?: string | undefined
  zone?: string | undefined
  /** The `next` of the page before. */
  before?: string | undefined
  limit?: number | undefined
}

/**
 * What was done at the actor's issuers and by whom, newest first. Names are looked up now, none is kept.
 * `program`: the name of the key that a program acted by, null where the key is gone, and the page of
 * keys for who may see it; null for people and jobs.
 */
export async function listAudit(ctx: Ctx, filter: AuditFilter = {}) {
  const mine = readableIssuers(ctx)
  const limit = Math.min(filter.limit ?? 50, 200)
  const zone = filter.zone ?? 'UTC'
  const rows = await ctx.db
    .select({
      place: placeOf(key),
      ...{ id: auditLog.id, at: auditLog.at, action: auditLog.action, data: auditLog.data },
      ...{ actorKind: auditLog.actorKind, actor: auditLog.actor },
      ...{ subjectIds: auditLog.subjectIds, issuerName: issuers.name },
      ...{ issuerId: auditLog.issuerId, issuerSlug: issuers.slug, keyName: apiKeys.name },
      actorName: sql<string | null>`coalesce(${users.name}, ${users.email})`,
    })
    .from(auditLog)
    .leftJoin(issuers, eq(issuers.id, auditLog.issuerId))
    .leftJoin(users, sql`${auditLog.actorKind} = 'user' and ${users.id}::text = ${auditLog.actor}`)
    .leftJoin(
      apiKeys,
      sql`${auditLog.actorKind} = 'system' and ${auditLog.actor} = ${ofKey} || ${apiKeys.id}::text`,
    )
    .where(
      and(
        mine === 'all' ? undefined : inArray(auditLog.issuerId, mine),
        filter.action && filter.action in catalogue
          ? eq(auditLog.action, filter.action)
          : undefined,
        byActor(filter.actor),
        isDay(filter.from) ? gte(auditLog.at, startOfDay(filter.from, zone)) : undefined,
        isDay(filter.until) ? lt(auditLog.at, startOfDay(dayAfter(filter.until), zone)) : undefined,
        beyond(key, filter.before),
      ),
    )
    .orderBy(desc(auditLog.at), desc(auditLog.id))
    .limit(limit + 1)
  const { rows: page, next } = pageOf(rows, limit)
  const subjectOf = await nameSubjects(ctx, page)
  return {
    rows: page.map(({ keyName, issuerSlug, ...row }) => ({
      ...row,
      subject: subjectOf(row),
      program: row.actor.startsWith(ofKey)
        ? { name: keyName, href: isAdmin(ctx, row.issuerId) ? keysOf(issuerSlug) : null }
        : null,
    })),
    next,
  }
}

/** How the log names a program: `record` writes it so. */
const ofKey = 'key:'
const keysOf = (slug: string | null) => `/admin/keys?issuer=${slug}`

function isAdmin({ actor }: Ctx, issuerId: string | null): boolean {
  if (actor.kind !== 'user') return actor.kind === 'system'
  return actor.platformAdmin || actor.memberships.get(issuerId ?? '') === 'admin'
}

const key = { at: auditLog.at, id: auditLog.id }

function byActor(actor: string | undefined): SQL | undefined {
  if (actor === 'system') return eq(auditLog.actorKind, 'system')
  return actor && isId(actor) ? eq(auditLog.actor, actor) : undefined
}

function isDay(text: string | undefined): text is string {
  return /^\d{4}-\d{2}-\d{2}$/.test(text ?? '') && !Number.isNaN(Date.parse(text ?? ''))
}

function dayAfter(day: string): string {
  return isoDay(addDays(new Date(day), 1))
}

import { sql } from 'drizzle-orm'
import { check, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { at, createdAt, id } from './columns'

/**
 * What happened, one row a subject; ids only, never names. Partitioned by month and append-only
 * (by the migration's triggers).
 */
export const events = pgTable(
  'events',
  {
    id: uuid('id').notNull(),
    occurredAt: at('occurred_at').notNull(),
    name: text('name').notNull(),
    issuerId: uuid('issuer_id'),
    subjectId: uuid('subject_id').notNull(),
    data: jsonb('data').$type<Record<string, unknown>>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.occurredAt] }),
    index('events_by_subject').on(t.subjectId, t.occurredAt.desc().nullsFirst()),
    index('events_by_issuer').on(t.issuerId, t.name, t.occurredAt.desc().nullsFirst()),
  ],
)

/** Who did what: one row an act. Append-only. */
export const auditLog = pgTable(
  'audit_log',
  {
    id: id(),
    at: at('at').notNull(),
    actorKind: text('actor_kind', { enum: ['user', 'system'] }).notNull(),
    /** The user's id, or the name of the job. */
    actor: text('actor').notNull(),
    action: text('action').notNull(),
    issuerId: uuid('issuer_id'),
    subjectIds: uuid('subject_ids').array().notNull(),
    data: jsonb('data').$type<Record<string, unknown>>().notNull(),
  },
  (t) => [
    index('audit_log_newest').on(t.issuerId, t.at.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('audit_log_newest_of_all').on(t.at.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('audit_log_by_actor').on(t.actor, t.at.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('audit_log_by_action').on(t.action, t.at.desc().nullsFirst(), t.id.desc().nullsFirst()),
    check('audit_log_actor_kind_known', sql`${t.actorKind} in ('user', 'system')`),
    index('audit_log_by_subject').using('gin', t.subjectIds),
  ],
)

/** Facts on their way to the jobs, written with the change they tell of. The id is the event's id. */
export const outbox = pgTable(
  'outbox',
  {
    id: id(),
    name: text('name').notNull(),
    data: jsonb('data').$type<Record<string, unknown>>().notNull(),
    createdAt: createdAt(),
    sentAt: at('sent_at'),
  },
  (t) => [index('outbox_unsent').on(t.createdAt, t.id).where(sql`sent_at is null`)],
)

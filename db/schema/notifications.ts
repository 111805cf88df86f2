import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { certificates } from './certificates'
import { at, createdAt, id } from './columns'
import { learners } from './people'

/** Something a learner is told about a certificate: once a type and threshold. */
export const notifications = pgTable(
  'notifications',
  {
    id: id(),
    learnerId: uuid('learner_id')
      .notNull()
      .references(() => learners.id),
    type: text('type', { enum: ['issued', 'revoked', 'expiring', 'expired'] }).notNull(),
    certificateId: uuid('certificate_id')
      .notNull()
      .references(() => certificates.id),
    /** Days before the expiry; 0 where the type has none. */
    threshold: integer('threshold').notNull().default(0),
    createdAt: createdAt(),
    readAt: at('read_at'),
  },
  (t) => [
    unique('notifications_once').on(t.learnerId, t.type, t.certificateId, t.threshold),
    index('notifications_inbox').on(t.learnerId, t.createdAt.desc().nullsFirst()),
    check(
      'notifications_type_known',
      sql`${t.type} in ('issued', 'revoked', 'expiring', 'expired')`,
    ),
  ],
)

/** A notification on its way through a channel. */
export const deliveries = pgTable(
  'deliveries',
  {
    id: id(),
    notificationId: uuid('notification_id')
      .notNull()
      .references(() => notifications.id),
    channel: text('channel', { enum: ['email'] }).notNull(),
    state: text('state', { enum: ['pending', 'sent', 'failed'] }).notNull(),
    attempts: integer('attempts').notNull().default(0),
    providerId: text('provider_id'),
    error: text('error'),
    sentAt: at('sent_at'),
    createdAt: createdAt(),
  },
  (t) => [
    unique('deliveries_once').on(t.notificationId, t.channel),
    index('deliveries_pending').on(t.createdAt).where(sql`state = 'pending'`),
    check('deliveries_state_known', sql`${t.state} in ('pending', 'sent', 'failed')`),
    check('deliveries_sent_when', sql`(${t.state} = 'sent') = (${t.sentAt} is not null)`),
  ],
)

import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { certificates } from './certificates'
import { at, createdAt, id } from './columns'
import { learners } from './people'

/** Something a learner is told about a certificate: once a type and threshold. */
export const notifications = pgTable(
  'notifications',
  {
    id: id(),
    issuerId: uuid('issuer_id').notNull(),
    learnerId: uuid('learner_id').notNull(),
    type: text('type', { enum: ['issued', 'revoked', 'expiring', 'expired'] }).notNull(),
    certificateId: uuid('certificate_id').notNull(),
    /** Days before the expiry; 0 where the type has none. */
    threshold: integer('threshold').notNull().default(0),
    createdAt: createdAt(),
    readAt: at('read_at'),
  },
  (t) => [
    unique('notifications_once').on(t.learnerId, t.type, t.certificateId, t.threshold),
    index('notifications_inbox').on(t.learnerId, t.createdAt.desc().nullsFirst()),
    index('notifications_by_certificate').on(t.certificateId),
    foreignKey({
      name: 'notifications_learner',
      columns: [t.issuerId, t.learnerId],
      foreignColumns: [learners.issuerId, learners.id],
    }),
    foreignKey({
      name: 'notifications_certificate',
      columns: [t.issuerId, t.certificateId],
      foreignColumns: [certificates.issuerId, certificates.id],
    }),
    check('notifications_threshold_in_days', sql`${t.threshold} between 0 and 366`),
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
    /** `bounced`: the address is at fault; `failed`: anything else that trying again did not mend. */
    state: text('state', { enum: ['pending', 'sent', 'failed', 'bounced'] }).notNull(),
    attempts: integer('attempts').notNull().default(0),
    providerId: text('provider_id'),
    error: text('error'),
    /** Where it was last sent, or tried. */
    address: text('address'),
    /** Not to be tried before; null: at once. */
    dueAt: at('due_at'),
    /** Which run of `deliver` has it in hand, so that no other sends it too. */
    claimedBy: uuid('claimed_by'),
    claimedAt: at('claimed_at'),
    sentAt: at('sent_at'),
    createdAt: createdAt(),
  },
  (t) => [
    unique('deliveries_once').on(t.notificationId, t.channel),
    index('deliveries_pending').on(t.createdAt).where(sql`state = 'pending'`),
    index('deliveries_undelivered')
      .on(t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`state in ('failed', 'bounced')`),
    check('deliveries_state_known', sql`${t.state} in ('pending', 'sent', 'failed', 'bounced')`),
    check('deliveries_channel_known', sql`${t.channel} in ('email')`),
    check('deliveries_attempts_not_negative', sql`${t.attempts} >= 0`),
    check('deliveries_bounced_where', sql`${t.state} <> 'bounced' or ${t.address} is not null`),
    check(
      'deliveries_claim_whole',
      sql`(${t.claimedBy} is null) = (${t.claimedAt} is null) and (${t.claimedBy} is null or ${t.state} = 'pending')`,
    ),
    check('deliveries_sent_when', sql`(${t.state} = 'sent') = (${t.sentAt} is not null)`),
  ],
)

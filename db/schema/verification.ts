import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { at, createdAt, id } from './columns'

/**
 * That something was verified, and what the answer was. Of who asked only what many share: no
 * address, no browser. Partitioned by month and append-only (by the migration).
 */
export const verificationEvents = pgTable(
  'verification_events',
  {
    id: uuid('id').notNull(),
    at: at('at').notNull(),
    /** How it was asked for. */
    channel: text('channel', { enum: ['page', 'form', 'api', 'many'] }).notNull(),
    /** What was given. */
    given: text('given', {
      enum: ['id', 'url', 'pdf', 'image', 'json', 'jwt', 'unknown'],
    }).notNull(),
    verdict: text('verdict').notNull(),
    /** Ours, where it is one of ours. */
    issuerId: uuid('issuer_id'),
    certificateId: uuid('certificate_id'),
    /** The region that the browser's language names, and the site that led here: NO, linkedin.com. */
    region: text('region'),
    referrer: text('referrer'),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.at] }),
    index('verification_events_by_issuer').on(t.issuerId, t.at.desc().nullsFirst()),
    index('verification_events_by_certificate').on(t.certificateId, t.at.desc().nullsFirst()),
    check(
      'verification_events_channel_known',
      sql`${t.channel} in ('page', 'form', 'api', 'many')`,
    ),
    check(
      'verification_events_given_known',
      sql`${t.given} in ('id', 'url', 'pdf', 'image', 'json', 'jwt', 'unknown')`,
    ),
    check(
      'verification_events_verdict_known',
      sql`${t.verdict} in ('valid', 'invalid', 'revoked', 'suspended', 'expired', 'unverifiable')`,
    ),
    check('verification_events_region_form', sql`${t.region} ~ '^[A-Z]{2}$'`),
  ],
)

/** Many verified at once, for whoever has the link; it is forgotten after a while, files and all. */
export const verificationRuns = pgTable(
  'verification_runs',
  {
    id: id(),
    /** The sha-256, in hex, of the link's secret. */
    secretHash: text('secret_hash').notNull().unique(),
    total: integer('total').notNull(),
    done: integer('done').notNull().default(0),
    createdAt: createdAt(),
    endedAt: at('ended_at'),
    forgetAt: at('forget_at').notNull(),
  },
  (t) => [
    index('verification_runs_by_end').on(t.forgetAt),
    check('verification_runs_hash_form', sql`${t.secretHash} ~ '^[0-9a-f]{64}$'`),
    check('verification_runs_counts', sql`${t.done} between 0 and ${t.total}`),
  ],
)

export const verificationItems = pgTable(
  'verification_items',
  {
    runId: uuid('run_id')
      .notNull()
      .references(() => verificationRuns.id, { onDelete: 'cascade' }),
    number: integer('number').notNull(),
    /** What was pasted, or the file's name. */
    label: text('label').notNull(),
    /** A file to be verified, until it is. */
    storageKey: text('storage_key'),
    verdict: text('verdict'),
    /** As `Verification` of lib/awards/verification/schema.ts says. */
    result: jsonb('result').$type<Record<string, unknown>>(),
  },
  (t) => [
    primaryKey({ columns: [t.runId, t.number] }),
    index('verification_items_open').on(t.runId, t.number).where(sql`verdict is null`),
    check('verification_items_done_whole', sql`(${t.verdict} is null) = (${t.result} is null)`),
  ],
)

import { sql } from 'drizzle-orm'
import {
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { users } from './accounts'
import { at, createdAt, id } from './columns'

/** An organisation that awards certificates. */
export const issuers = pgTable(
  'issuers',
  {
    id: id(),
    slug: text('slug').notNull().unique(),
    name: text('name').notNull(),
    url: text('url'),
    email: text('email'),
    description: text('description').notNull().default(''),
    createdAt: createdAt(),
  },
  (t) => [check('issuers_slug_form', sql`${t.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`)],
)

/** Who may act for an issuer: a reviewer reads and reviews, an admin also issues and revokes. */
export const members = pgTable(
  'members',
  {
    issuerId: uuid('issuer_id')
      .notNull()
      .references(() => issuers.id),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    role: text('role', { enum: ['reviewer', 'admin'] }).notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.issuerId, t.userId] }),
    index('members_by_user').on(t.userId),
    check('members_role_known', sql`${t.role} in ('reviewer', 'admin')`),
  ],
)

/** A seat offered to an address. The mailed link's secret is derived, and so kept nowhere. */
export const invitations = pgTable(
  'invitations',
  {
    id: id(),
    issuerId: uuid('issuer_id')
      .notNull()
      .references(() => issuers.id),
    email: text('email').notNull(),
    role: text('role', { enum: ['reviewer', 'admin'] }).notNull(),
    invitedBy: uuid('invited_by').references(() => users.id, { onDelete: 'set null' }),
    /** Which mail's link is good: sending again makes the link before void. */
    round: integer('round').notNull().default(1),
    createdAt: createdAt(),
    expiresAt: at('expires_at').notNull(),
    /** When the mail of this round went out, or why it did not. */
    mailedAt: at('mailed_at'),
    mailError: text('mail_error'),
    acceptedAt: at('accepted_at'),
    acceptedBy: uuid('accepted_by').references(() => users.id, { onDelete: 'set null' }),
    revokedAt: at('revoked_at'),
  },
  (t) => [
    uniqueIndex('invitations_one_open')
      .on(t.issuerId, sql`lower(${t.email})`)
      .where(sql`accepted_at is null and revoked_at is null`),
    index('invitations_newest').on(
      t.issuerId,
      t.createdAt.desc().nullsFirst(),
      t.id.desc().nullsFirst(),
    ),
    check('invitations_role_known', sql`${t.role} in ('reviewer', 'admin')`),
    check('invitations_one_end', sql`num_nonnulls(${t.acceptedAt}, ${t.revokedAt}) <= 1`),
    check('invitations_round_positive', sql`${t.round} > 0`),
  ],
)

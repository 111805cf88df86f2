import { sql } from 'drizzle-orm'
import {
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
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

/**
 * What an issuer's documents are signed with, made by Laurel where the settings bring no key. A key
 * that was replaced stays for its certificate, which older documents name.
 */
export const signingKeys = pgTable(
  'signing_keys',
  {
    id: id(),
    /** Null for the installation's own, which its reports are signed with. */
    issuerId: uuid('issuer_id').references(() => issuers.id),
    algorithm: text('algorithm', { enum: ['p256', 'rsa2048'] }).notNull(),
    /** The X.509 certificate: DER, in base64. */
    certificate: text('certificate').notNull(),
    /** PKCS #8, encrypted by a key that comes from AUTH_SECRET; base64. */
    privateKey: text('private_key').notNull(),
    notAfter: at('not_after').notNull(),
    createdAt: createdAt(),
    retiredAt: at('retired_at'),
  },
  (t) => [
    uniqueIndex('signing_keys_one_in_use').on(t.issuerId).where(sql`retired_at is null`),
    uniqueIndex('signing_keys_one_for_reports')
      .on(sql`(true)`)
      .where(sql`issuer_id is null and retired_at is null`),
    index('signing_keys_by_issuer').on(t.issuerId, t.createdAt.desc().nullsFirst()),
    check('signing_keys_algorithm_known', sql`${t.algorithm} in ('p256', 'rsa2048')`),
  ],
)

/** A logo, a background or a signature, checked and cleaned; the same bytes once for an issuer. */
export const pictures = pgTable(
  'pictures',
  {
    id: id(),
    issuerId: uuid('issuer_id')
      .notNull()
      .references(() => issuers.id),
    type: text('type', { enum: ['png', 'jpeg', 'svg'] }).notNull(),
    /** In pixels, or the units of the drawing. */
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    bytes: integer('bytes').notNull(),
    sha256: text('sha256').notNull(),
    storageKey: text('storage_key').notNull().unique(),
    createdBy: uuid('created_by').references(() => users.id),
    createdAt: createdAt(),
  },
  (t) => [
    unique('pictures_once').on(t.issuerId, t.sha256),
    check('pictures_type_known', sql`${t.type} in ('png', 'jpeg', 'svg')`),
    check('pictures_sha256_form', sql`${t.sha256} ~ '^[0-9a-f]{64}$'`),
    check('pictures_not_empty', sql`${t.width} > 0 and ${t.height} > 0 and ${t.bytes} > 0`),
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

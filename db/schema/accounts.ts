import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
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
import { at, createdAt, id } from './columns'

/**
 * Someone who can sign in. What they hold follows from their proven addresses; what they may do,
 * from `members`. `email` is where mail goes: once verified it is one of `user_addresses`, which the
 * deferred key `users_primary_proven` keeps true.
 */
export const users = pgTable(
  'users',
  {
    id: id(),
    name: text('name'),
    email: text('email').notNull(),
    emailVerified: at('email_verified'),
    image: text('image'),
    platformAdmin: boolean('platform_admin').notNull().default(false),
    createdAt: createdAt(),
    provenEmail: text('proven_email').generatedAlwaysAs(
      sql`case when email_verified is not null then lower(email) end`,
    ),
  },
  (t) => [uniqueIndex('users_email_once').on(sql`lower(${t.email})`)],
)

/** The addresses that people have proven to be theirs, in lower case: each is one person's. */
export const userAddresses = pgTable(
  'user_addresses',
  {
    email: text('email').primaryKey(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    provenAt: at('proven_at').notNull().defaultNow(),
  },
  (t) => [
    check('user_addresses_lower_case', sql`${t.email} = lower(${t.email})`),
    unique('user_addresses_of_user').on(t.userId, t.email),
  ],
)

/** Auth.js: accounts at identity providers. */
export const accounts = pgTable(
  'accounts',
  {
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    type: text('type').notNull(),
    provider: text('provider').notNull(),
    providerAccountId: text('provider_account_id').notNull(),
    refresh_token: text('refresh_token'),
    access_token: text('access_token'),
    expires_at: integer('expires_at'),
    token_type: text('token_type'),
    scope: text('scope'),
    id_token: text('id_token'),
    session_state: text('session_state'),
  },
  (t) => [primaryKey({ columns: [t.provider, t.providerAccountId] })],
)

/** Auth.js: sessions live in the database, so that ending one ends it at once. */
export const sessions = pgTable(
  'sessions',
  {
    sessionToken: text('session_token').primaryKey(),
    /** What a session is called on the outside. */
    id: uuid('id').notNull().unique().defaultRandom(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    expires: at('expires').notNull(),
    createdAt: createdAt(),
    /** To the hour: enough to tell a forgotten session from one in use. */
    lastSeenAt: at('last_seen_at').notNull().defaultNow(),
    /** Told by the browser at sign-in; no network address is kept. */
    browser: text('browser'),
    system: text('system'),
  },
  (t) => [index('sessions_by_user').on(t.userId)],
)

/** Auth.js: one-time sign-in links, kept as hashes. */
export const verificationTokens = pgTable(
  'verification_tokens',
  {
    identifier: text('identifier').notNull(),
    token: text('token').notNull(),
    expires: at('expires').notNull(),
  },
  (t) => [primaryKey({ columns: [t.identifier, t.token] })],
)

/** Passkeys (WebAuthn credentials): the public half, and how often it has signed. */
export const passkeys = pgTable(
  'passkeys',
  {
    /** The credential's id, as the authenticator made it: base64url. */
    id: text('id').primaryKey(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    publicKey: text('public_key').notNull(),
    counter: bigint('counter', { mode: 'number' }).notNull(),
    transports: text('transports').array().notNull(),
    createdAt: createdAt(),
    lastUsedAt: at('last_used_at'),
  },
  (t) => [
    index('passkeys_by_user').on(t.userId),
    check('passkeys_named', sql`length(trim(${t.name})) between 1 and 80`),
  ],
)

/**
 * What can be used once and for a while, kept as a hash: links that prove an address, the first
 * set-up, and the challenges of passkeys.
 */
export const oneTimeTokens = pgTable(
  'one_time_tokens',
  {
    hash: text('hash').primaryKey(),
    purpose: text('purpose', {
      enum: ['address', 'set-up', 'passkey-register', 'passkey-sign-in'],
    }).notNull(),
    userId: uuid('user_id').references(() => users.id, { onDelete: 'cascade' }),
    /** The address that an address link proves. */
    address: text('address'),
    expires: at('expires').notNull(),
  },
  (t) => [
    check(
      'one_time_tokens_purpose_known',
      sql`${t.purpose} in ('address', 'set-up', 'passkey-register', 'passkey-sign-in')`,
    ),
    check(
      'one_time_tokens_address_when',
      sql`(${t.address} is not null) = (${t.purpose} = 'address')`,
    ),
  ],
)

/** How often something was asked for, by a keyed hash of who asked (rate-limiter-flexible). */
export const rateLimits = pgTable('rate_limits', {
  key: text('key').primaryKey(),
  points: integer('points').notNull(),
  expire: at('expire'),
})

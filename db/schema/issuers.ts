import { sql } from 'drizzle-orm'
import { check, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { users } from './accounts'
import { createdAt, id } from './columns'

/** An organisation that awards certificates. */
export const issuers = pgTable(
  'issuers',
  {
    id: id(),
    slug: text('slug').notNull().unique(),
    name: text('name').notNull(),
    url: text('url'),
    email: text('email'),
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
    check('members_role_known', sql`${t.role} in ('reviewer', 'admin')`),
  ],
)

import { sql } from 'drizzle-orm'
import { index, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id } from './columns'
import { issuers } from './issuers'

/**
 * A person as one issuer knows them. Two issuers never share a row, so neither can see
 * or change what the other wrote; the person sees both by signing in with the address.
 */
export const learners = pgTable(
  'learners',
  {
    id: id(),
    issuerId: uuid('issuer_id')
      .notNull()
      .references(() => issuers.id),
    email: text('email').notNull(),
    name: text('name').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('learners_email_once').on(t.issuerId, sql`lower(${t.email})`),
    unique('learners_of_issuer').on(t.issuerId, t.id),
    index('learners_by_email').on(sql`lower(${t.email})`),
  ],
)

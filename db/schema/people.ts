import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { users } from './accounts'
import { at, createdAt, id } from './columns'
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
    /**
     * The learner that this one turned out to be. Rows that name either stay as they are, and are
     * both this person's; a trigger keeps chains away.
     */
    mergedIntoId: uuid('merged_into_id'),
    mergedAt: at('merged_at'),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('learners_email_once').on(t.issuerId, sql`lower(${t.email})`),
    unique('learners_of_issuer').on(t.issuerId, t.id),
    index('learners_by_email').on(sql`lower(${t.email})`),
    index('learners_newest').on(
      t.issuerId,
      t.createdAt.desc().nullsFirst(),
      t.id.desc().nullsFirst(),
    ),
    index('learners_newest_of_all').on(t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('learners_by_name').on(t.issuerId, sql`lower(${t.name})`),
    index('learners_merged').on(t.mergedIntoId).where(sql`merged_into_id is not null`),
    foreignKey({
      name: 'learners_merged_into',
      columns: [t.issuerId, t.mergedIntoId],
      foreignColumns: [t.issuerId, t.id],
    }),
    check('learners_merged_when', sql`(${t.mergedIntoId} is null) = (${t.mergedAt} is null)`),
  ],
)

/** An address that a learner had before it was mended; files that still name it mean this learner. */
export const formerAddresses = pgTable(
  'former_addresses',
  {
    id: id(),
    issuerId: uuid('issuer_id').notNull(),
    learnerId: uuid('learner_id').notNull(),
    email: text('email').notNull(),
    replacedBy: uuid('replaced_by').references(() => users.id, { onDelete: 'set null' }),
    replacedAt: at('replaced_at').notNull(),
  },
  (t) => [
    index('former_addresses_by_email').on(t.issuerId, sql`lower(${t.email})`),
    index('former_addresses_by_learner').on(t.learnerId),
    foreignKey({
      name: 'former_addresses_learner',
      columns: [t.issuerId, t.learnerId],
      foreignColumns: [learners.issuerId, learners.id],
    }),
  ],
)

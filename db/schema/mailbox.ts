import { boolean, index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** Mail that was kept here because no mail service is set up. */
export const mailboxMessages = pgTable(
  'mailbox_messages',
  {
    id: uuid('id').primaryKey(),
    toAddress: text('to_address').notNull(),
    subject: text('subject').notNull(),
    html: text('html').notNull(),
    text: text('text').notNull(),
    /** The message carries a sign-in link: whoever reads it could sign in as its receiver. */
    secretLinks: boolean('secret_links').notNull().default(false),
    idempotencyKey: text('idempotency_key').notNull().unique(),
    // Milliseconds, so that a cursor made from a JavaScript date names the row exactly.
    createdAt: timestamp('created_at', { withTimezone: true, precision: 3 }).notNull().defaultNow(),
  },
  (table) => [
    index('mailbox_messages_newest').on(
      table.createdAt.desc().nullsFirst(),
      table.id.desc().nullsFirst(),
    ),
  ],
)

import { timestamp, uuid } from 'drizzle-orm/pg-core'

/** A primary key made by the caller (UUIDv7), so that a row's id is known before it is written. */
export const id = () => uuid('id').primaryKey()

/** A moment with its time zone; JavaScript `Date` on our side. */
export const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

export const createdAt = () => at('created_at').notNull().defaultNow()

import { timestamp, uuid } from 'drizzle-orm/pg-core'

/** A primary key made by the caller (UUIDv7), so that a row's id is known before it is written. */
export const id = () => uuid('id').primaryKey()

/** A moment with its time zone; JavaScript `Date` on our side. */
export const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** A sentence for people: its key in messages/ with its values, or text of a version before keys. */
export type Told =
  | string
  | { key: string; values?: Record<string, string | number | { day: string }> }

export const createdAt = () => at('created_at').notNull().defaultNow()

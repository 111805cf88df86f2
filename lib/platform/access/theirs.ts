import { inArray, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import type { UserActor } from './actor'

/** True where `email`, however it is spelt, is one that this person has proven to be theirs. */
export function isTheirs(user: Pick<UserActor, 'addresses'>, email: AnyPgColumn): SQL {
  return inArray(sql`lower(${email})`, [...user.addresses])
}

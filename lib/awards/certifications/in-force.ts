import { type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'

/** The title of a certification in the version in force. */
export function titleInForce(certificationId: AnyPgColumn): SQL<string> {
  return sql<string>`(
    select v.title from certification_versions v
    where v.certification_id = ${certificationId} order by v.version desc limit 1)`
}

/** The id of the version in force. */
export function versionInForce(certificationId: AnyPgColumn): SQL<string> {
  return sql<string>`(
    select v.id from certification_versions v
    where v.certification_id = ${certificationId} order by v.version desc limit 1)`
}

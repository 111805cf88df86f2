import { or, type SQL, sql } from 'drizzle-orm'
import { certificates, learners } from '@/db/schema'

/** In force in the sense of invariant 1: neither revoked nor replaced. */
export const heldNow = sql`exists (
  select from holdings h where h.certificate_id = ${certificates.id})`

/** A text as a part of another, for `ilike`; null where it says nothing. */
export function partOf(search: string | undefined): { text: string; part: string } | null {
  // No text in the database can hold the character that is taken out.
  const text = search?.replaceAll('\0', '').trim()
  return text ? { text, part: `%${text.replace(/[\\%_]/g, '\\$&')}%` } : null
}

/**
 * Certificates whose name or address holds `search`, or whose public id it is. From three letters on
 * the candidates come from the indexes of parts; fewer are in so many rows that walking the list
 * finds a page at once.
 */
export function matchesSearch(search: string | undefined): SQL | undefined {
  const asked = partOf(search)
  if (!asked) return undefined
  const { text, part } = asked
  if ([...text].length < 3) {
    return or(
      sql`${certificates.recipientName} ilike ${part}`,
      sql`${learners.email} ilike ${part}`,
    )
  }
  return sql`${certificates.id} in (
    select n.id from certificates n where n.recipient_name ilike ${part}
    union all
    select p.id from certificates p where p.public_id = ${text}
    union all
    select a.id from certificates a join learners l on l.id = a.learner_id where l.email ilike ${part})`
}

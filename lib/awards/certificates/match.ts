import { or, type SQL, sql } from 'drizzle-orm'
import { certificates, learners } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'

/** In force in the sense of invariant 1: neither revoked nor replaced. */
export const heldNow = sql`exists (
  select from holdings h where h.certificate_id = ${certificates.id})`

/** A text as a part of another, for `ilike`; null where it says nothing. */
export function partOf(search: string | undefined): { text: string; part: string } | null {
  // No text in the database can hold the character that is taken out.
  const text = search?.replaceAll('\0', '').trim()
  return text ? { text, part: `%${text.replace(/[\\%_]/g, '\\$&')}%` } : null
}

/** A text that is in more certificates than this is looked for along the list, not in the indexes. */
const common = 3000

/**
 * Certificates whose name or address holds `search`, or whose public id it is. The candidates come
 * from the indexes of parts, unless they are so many that walking the list finds a page sooner: what
 * is common is counted first, and fewer than three letters are taken to be.
 */
export async function matchesSearch(
  ctx: Pick<Ctx, 'db'>,
  search: string | undefined,
): Promise<SQL | undefined> {
  const asked = partOf(search)
  if (!asked) return undefined
  const { text, part } = asked
  if ([...text].length < 3 || (await isCommon(ctx, part))) {
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

async function isCommon({ db }: Pick<Ctx, 'db'>, part: string): Promise<boolean> {
  const [found] = await db.execute<{ many: boolean }>(sql`
    select (select count(*) from (
        select from certificates where recipient_name ilike ${part} limit ${common}) named) = ${common}
      or (select count(*) from (
        select from learners where email ilike ${part} limit ${common}) written) = ${common} as many`)
  return found?.many === true
}

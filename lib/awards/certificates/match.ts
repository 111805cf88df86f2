import { eq, inArray, or, type SQL, sql } from 'drizzle-orm'
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
 * Certificates whose name or address holds `search`. A whole address or public id that there is means
 * that one alone. Of the rest the candidates come from the indexes of parts, unless they are so many
 * that walking the list finds a page sooner, as fewer than three letters are taken to be.
 */
export async function matchesSearch(
  ctx: Pick<Ctx, 'db'>,
  search: string | undefined,
): Promise<SQL | undefined> {
  const asked = partOf(search)
  if (!asked) return undefined
  const { text, part } = asked
  switch ([...text].length < 3 ? 'common' : await kindOf(ctx, asked)) {
    case 'id':
      return eq(certificates.publicId, text)
    case 'address':
      return inArray(
        certificates.learnerId,
        ctx.db.select({ id: learners.id }).from(learners).where(isAddress(text)),
      )
    case 'common':
      return or(
        sql`${certificates.recipientName} ilike ${part}`,
        sql`${learners.email} ilike ${part}`,
      )
    case 'rare':
      return sql`${certificates.id} in (
        select n.id from certificates n where n.recipient_name ilike ${part}
        union all
        select a.id from certificates a join learners l on l.id = a.learner_id where l.email ilike ${part})`
  }
}

/** The learners of a whole address, which an index finds at once; its parts are in every address. */
function isAddress(text: string): SQL {
  return sql`lower(${learners.email}) = lower(${text})`
}

/** What is looked for; each is asked only if it is none of those before. */
async function kindOf({ db }: Pick<Ctx, 'db'>, { text, part }: { text: string; part: string }) {
  const [found] = await db.execute<{ kind: 'id' | 'address' | 'common' | 'rare' }>(sql`
    select case
      when exists (select from certificates where public_id = ${text}) then 'id'
      when exists (select from learners where ${isAddress(text)}) then 'address'
      when (select count(*) from (
        select from certificates where recipient_name ilike ${part} limit ${common}) named) = ${common}
        then 'common'
      when (select count(*) from (
        select from learners where email ilike ${part} limit ${common}) written) = ${common}
        then 'common'
      else 'rare' end as kind`)
  return found?.kind ?? 'rare'
}

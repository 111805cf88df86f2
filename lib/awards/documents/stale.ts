import { type SQL, sql } from 'drizzle-orm'
import { newestDocuments } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'

type Db = Ctx['db']

const { issuerId, certificateId, fingerprint: print } = newestDocuments

/**
 * The documents of an issuer whose fingerprint is not `current`, `what` of each. As two ranges of the
 * index, one on each side: an inequality would read the current ones too.
 */
export function staleRows(what: SQL, of: SQL, current: SQL, and = sql`true`, end = sql``): SQL {
  const side = (way: '<' | '>') => sql`(select ${what} from ${newestDocuments}
    where ${issuerId} = ${of} and ${print} ${sql.raw(way)} ${current} and ${and} ${end})`
  return sql`${side('<')} union all ${side('>')}`
}

/** The certificates of the next chunk, at most `limit`, in the order of what made their documents. */
export async function nextStale(
  db: Db,
  redraw: {
    issuerId: string
    certificateIds: string[] | null
    afterFingerprint: string | null
    afterId: string | null
  },
  current: string,
  limit: number,
): Promise<{ id: string; print: string }[]> {
  const { afterFingerprint, afterId } = redraw
  const beyond = afterId
    ? sql`(${print}, ${certificateId}) > (${afterFingerprint}, ${afterId}::uuid)`
    : sql`true`
  const rows = await db.execute<{ id: string; print: string }>(
    sql`${staleRows(
      sql`${certificateId} as id, ${print} as print`,
      sql`${redraw.issuerId}::uuid`,
      sql`${current}`,
      sql`${beyond} and ${among(redraw.certificateIds)}`,
      sql`order by ${print}, ${certificateId} limit ${limit}`,
    )} limit ${limit}`,
  )
  return [...rows]
}

/** How many documents of the issuer, or of the chosen certificates, are stale. */
export async function countStale(
  db: Db,
  of: { issuerId: string; certificateIds: string[] | null },
  current: string,
): Promise<number> {
  const rows = staleRows(
    sql`1`,
    sql`${of.issuerId}::uuid`,
    sql`${current}`,
    among(of.certificateIds),
  )
  const [row] = await db.execute<{ count: number }>(sql`select count(*)::int from (${rows}) stale`)
  return row?.count ?? 0
}

function among(certificateIds: string[] | null): SQL {
  if (!certificateIds) return sql`true`
  return sql`${certificateId} = any(${sql.param(certificateIds)}::uuid[])`
}

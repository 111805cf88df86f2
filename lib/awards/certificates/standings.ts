import { and, asc, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { certificates, completions, holdings, revocations } from '@/db/schema'
import type { CurrentProgramme } from '@/lib/awards/certifications/requirements'
import type { Held, Standing } from '@/lib/awards/certifications/rules'

type Pair = { learnerId: string; certificationId: string }
type PersonsStanding = Standing & {
  holderId: string
  /** The row of the person that a completion belongs to. */
  ownerOf: (completionId: string) => string
  detailsOf: (completionId: string) => Record<string, string>
}

/**
 * What the learners have to show for the certifications at `now`, with what the rows merged into
 * them have: four queries, however many pairs.
 */
export async function loadStandings(
  tx: Transaction,
  pairs: Pair[],
  programmes: ReadonlyMap<string, CurrentProgramme>,
  now: Date,
): Promise<(pair: Pair) => PersonsStanding> {
  const certificationIds = [...new Set(pairs.map((pair) => pair.certificationId))]
  const asked = [...programmes.values()].flatMap((programme) => programme.requirements)
  const courseIds = asked.flatMap((r) => (r.kind === 'course' ? [r.courseId] : []))
  const required = asked.flatMap((r) => (r.kind === 'certification' ? [r.certificationId] : []))

  const holderOf = await lockPeople(tx, [...new Set(pairs.map((pair) => pair.learnerId))])
  const learnerIds = [...holderOf.keys()]
  const holder = ({ learnerId }: { learnerId: string }) => holderOf.get(learnerId) as string
  const done = await tx
    .select()
    .from(completions)
    .where(
      and(inArray(completions.learnerId, learnerIds), inArray(completions.courseId, courseIds)),
    )
  const holds = await loadHoldings(
    tx,
    [...new Set(holderOf.values())],
    [...certificationIds, ...required],
  )
  const earlier = await tx
    .select({
      learnerId: certificates.learnerId,
      certificationId: certificates.certificationId,
      completionId: certificates.completionId,
      revoked: isNotNull(revocations.certificateId),
    })
    .from(certificates)
    .leftJoin(revocations, eq(revocations.certificateId, certificates.id))
    .where(
      and(
        inArray(certificates.learnerId, learnerIds),
        inArray(certificates.certificationId, certificationIds),
      ),
    )

  const completionsOf = groupBy(done, holder)
  const holdsOf = groupBy(holds, (row) => row.holderId)
  const earlierOf = groupBy(earlier, (row) => `${holder(row)} ${row.certificationId}`)
  const rowOf = new Map(done.map((row) => [row.id, row]))
  return ({ learnerId, certificationId }) => {
    const holderId = holder({ learnerId })
    const held = holdsOf.get(holderId) ?? []
    const before = earlierOf.get(`${holderId} ${certificationId}`) ?? []
    const living = held.filter((row) => !row.expiresAt || row.expiresAt > now)
    return {
      holderId,
      ownerOf: (completionId) => rowOf.get(completionId)?.learnerId as string,
      detailsOf: (completionId) => rowOf.get(completionId)?.details ?? {},
      completions: completionsOf.get(holderId) ?? [],
      held: newest(held.filter((row) => row.certificationId === certificationId)),
      inForce: new Set(living.filter((row) => !row.suspended).map((row) => row.certificationId)),
      used: new Set(before.map((row) => row.completionId)),
      revokedBefore: before.some((row) => row.revoked),
    }
  }
}

/**
 * Decisions on one person come one after the other: what another batch has issued is seen whole,
 * not half (a holding that was given up, but not yet the one that took its place). Answers every row
 * of these people, with the one that holds for it.
 */
async function lockPeople(tx: Transaction, learnerIds: string[]): Promise<Map<string, string>> {
  const rows = await tx.execute<{ id: string; holder: string }>(sql`
    with holders as (
      select coalesce(merged_into_id, id) as id from learners
      where id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(learnerIds)}::jsonb))
    )
    select id, coalesce(merged_into_id, id) as holder from learners
    where id in (
      select id from holders
      union select m.id from learners m join holders h on m.merged_into_id = h.id)
    order by id
    for no key update`)
  return new Map(rows.map(({ id, holder }) => [id, holder]))
}

/** `Map.groupBy`, which Node 20 does not have. */
function groupBy<T>(rows: T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}

function newest(held: Held[]): Held | null {
  return held.length === 0 ? null : held.reduce((a, b) => (b.cycle > a.cycle ? b : a))
}

function loadHoldings(tx: Transaction, holderIds: string[], certificationIds: string[]) {
  return (
    tx
      .select({
        holderId: holdings.holderId,
        certificationId: holdings.certificationId,
        cycle: holdings.cycle,
        certificateId: certificates.id,
        awardedAt: certificates.awardedAt,
        expiresAt: certificates.expiresAt,
        suspended: sql<boolean>`exists (
        select from suspensions s where s.certificate_id = ${certificates.id} and s.lifted_at is null)`,
      })
      .from(holdings)
      .innerJoin(certificates, eq(certificates.id, holdings.certificateId))
      .where(
        and(
          inArray(holdings.holderId, holderIds),
          inArray(holdings.certificationId, certificationIds),
        ),
      )
      .orderBy(asc(holdings.holderId), asc(holdings.certificationId))
      // Held fast until we commit: a revocation in between would be superseded unseen.
      .for('update', { of: holdings })
  )
}

import { and, asc, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { certificates, completions, holdings, learners, revocations } from '@/db/schema'
import type { CurrentProgramme } from '@/lib/awards/certifications/requirements'
import type { Held, Standing } from '@/lib/awards/certifications/rules'

type Pair = { learnerId: string; certificationId: string }

/** What the learners have to show for the certifications at `now`: four queries, however many pairs. */
export async function loadStandings(
  tx: Transaction,
  pairs: Pair[],
  programmes: ReadonlyMap<string, CurrentProgramme>,
  now: Date,
): Promise<(pair: Pair) => Standing> {
  const learnerIds = [...new Set(pairs.map((pair) => pair.learnerId))]
  const certificationIds = [...new Set(pairs.map((pair) => pair.certificationId))]
  const asked = [...programmes.values()].flatMap((programme) => programme.requirements)
  const courseIds = asked.flatMap((r) => (r.kind === 'course' ? [r.courseId] : []))
  const required = asked.flatMap((r) => (r.kind === 'certification' ? [r.certificationId] : []))

  await lockLearners(tx, learnerIds)
  const done = await tx
    .select()
    .from(completions)
    .where(
      and(inArray(completions.learnerId, learnerIds), inArray(completions.courseId, courseIds)),
    )
  const holds = await loadHoldings(tx, learnerIds, [...certificationIds, ...required])
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

  const completionsOf = groupBy(done, (row) => row.learnerId)
  const holdsOf = groupBy(holds, (row) => row.learnerId)
  const earlierOf = groupBy(earlier, (row) => `${row.learnerId} ${row.certificationId}`)
  return ({ learnerId, certificationId }) => {
    const held = holdsOf.get(learnerId) ?? []
    const before = earlierOf.get(`${learnerId} ${certificationId}`) ?? []
    const living = held.filter((row) => !row.expiresAt || row.expiresAt > now)
    return {
      completions: completionsOf.get(learnerId) ?? [],
      held: newest(held.filter((row) => row.certificationId === certificationId)),
      inForce: new Set(living.filter((row) => !row.suspended).map((row) => row.certificationId)),
      used: new Set(before.map((row) => row.completionId)),
      revokedBefore: before.some((row) => row.revoked),
    }
  }
}

/**
 * Decisions on one person come one after the other: what another batch has issued is seen whole,
 * not half (a holding that was given up, but not yet the one that took its place).
 */
async function lockLearners(tx: Transaction, learnerIds: string[]) {
  await tx
    .select({ id: learners.id })
    .from(learners)
    .where(inArray(learners.id, learnerIds))
    .orderBy(asc(learners.id))
    .for('no key update')
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

function loadHoldings(tx: Transaction, learnerIds: string[], certificationIds: string[]) {
  return (
    tx
      .select({
        learnerId: holdings.learnerId,
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
          inArray(holdings.learnerId, learnerIds),
          inArray(holdings.certificationId, certificationIds),
        ),
      )
      .orderBy(asc(holdings.learnerId), asc(holdings.certificationId))
      // Held fast until we commit: a revocation in between would be superseded unseen.
      .for('update', { of: holdings })
  )
}

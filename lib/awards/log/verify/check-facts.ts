import { createHash } from 'node:crypto'
import { and, asc, eq, gt, or, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { certificates, credentials, logLeaves, statusEntries, statusLists } from '@/db/schema'
import { among } from './among'
import { BadRow, type LogCounts } from './bad-row'
import { type OpenedLeaf, openLeaf } from './check-leaves'
import { differingFact, namesAnotherPlace } from './credential-facts'

const batch = 1000

/**
 * Whatever is in force must be told of by the log: credentials (which must also say what their
 * certificates say, and name their places in the status lists), revocations, suspensions, what was signed for programs, and keys. BadRow for the
 * first that is not.
 */
export async function checkFacts(tx: Transaction, counts: LogCounts): Promise<void> {
  await checkCredentials(tx, counts)
  await checkRevocations(tx, counts)
  await checkSuspensions(tx)
  await checkPrograms(tx)
  await checkKeys(tx)
  await checkLogs(tx)
  const [without] = await tx.execute<{ count: string }>(sql`
    select count(*) as count from certificates c
    where not exists (select from credentials k where k.certificate_id = c.id)`)
  counts.certificatesWithoutCredential = Number(without?.count)
}

async function checkCredentials(tx: Transaction, counts: LogCounts) {
  let after: { certificateId: string; version: number } | undefined
  for (;;) {
    const rows = await loadCredentials(tx, after)
    if (rows.length === 0) return
    const leaves = await loadLeaves(tx, [...new Set(rows.map((row) => row.certificateId))])
    for (const row of rows) {
      const { certificateId, version, document, sha256 } = row
      const bad = (what: string) =>
        new BadRow('credentials', `${certificateId} version ${version}`, what)
      if (createHash('sha256').update(document).digest('hex') !== sha256) {
        throw bad('has another sha256 than its document')
      }
      if (!isTold(leaves.get(certificateId), version, sha256)) throw bad('is not in the log')
      const column = differingFact(document, row)
      if (column) {
        const what = `has another ${column} than its credential says`
        throw new BadRow('certificates', certificateId, what)
      }
      if (namesAnotherPlace(document, row)) {
        const what = 'is another place than its credential names'
        throw new BadRow('status_entries', certificateId, what)
      }
      counts.credentials++
      after = { certificateId, version }
    }
  }
}

function loadCredentials(
  tx: Transaction,
  after: { certificateId: string; version: number } | undefined,
) {
  const { certificateId, version } = credentials
  const later = after
    ? or(
        gt(certificateId, after.certificateId),
        and(eq(certificateId, after.certificateId), gt(version, after.version)),
      )
    : undefined
  return tx
    .select({
      ...{ certificateId, version },
      document: credentials.document,
      sha256: credentials.sha256,
      publicId: certificates.publicId,
      recipientName: certificates.recipientName,
      score: certificates.score,
      awardedAt: certificates.awardedAt,
      expiresAt: certificates.expiresAt,
      ...{ list: statusLists.number, position: statusEntries.position },
    })
    .from(credentials)
    .innerJoin(certificates, eq(certificates.id, certificateId))
    .leftJoin(statusEntries, eq(statusEntries.certificateId, certificateId))
    .leftJoin(statusLists, eq(statusLists.id, statusEntries.listId))
    .where(later)
    .orderBy(asc(certificateId), asc(version))
    .limit(batch)
}

/** A leaf of a credential; null where the certificate's holder was erased. */
type Told = OpenedLeaf | null

async function loadLeaves(tx: Transaction, ids: readonly string[]) {
  const rows = await tx
    .select()
    .from(logLeaves)
    .where(and(among(logLeaves.subjectId, ids), sql`kind in ('issued', 'reissued')`))
  const leaves = new Map<string, Told[]>()
  for (const row of rows) {
    leaves.set(row.subjectId, [...(leaves.get(row.subjectId) ?? []), openLeaf(row)])
  }
  return leaves
}

function isTold(leaves: readonly Told[] = [], version: number, sha256: string): boolean {
  return leaves.some(
    (leaf) =>
      leaf === null || (leaf.payload.version === version && leaf.payload.credential === sha256),
  )
}

async function checkRevocations(tx: Transaction, counts: LogCounts) {
  const untold = sql`from revocations r where not exists (
    select from log_leaves l where l.subject_id = r.certificate_id and l.kind = 'revoked')`
  const since = sql`coalesce((select recorded_at from log_leaves where position = 0), 'infinity')`
  const [bad] = await tx.execute<{ id: string }>(
    sql`select r.certificate_id as id ${untold} and r.revoked_at >= ${since} order by 1 limit 1`,
  )
  if (bad) throw new BadRow('revocations', bad.id, 'is not in the log')
  const [older] = await tx.execute<{ count: string }>(sql`select count(*) as count ${untold}`)
  counts.revocationsBeforeLog = Number(older?.count)
}

/** As many as the log tells of: one certificate may have been suspended several times. */
async function checkSuspensions(tx: Transaction) {
  const [bad] = await tx.execute<{ id: string }>(sql`
    select s.certificate_id as id
    from (
      select certificate_id, count(*) as suspended, count(lifted_at) as lifted
      from suspensions group by certificate_id) s
    cross join lateral (
      select count(*) filter (where kind = 'suspended') as suspended,
        count(*) filter (where kind = 'lifted') as lifted
      from log_leaves where subject_id = s.certificate_id) l
    where (s.suspended, s.lifted) <> (l.suspended, l.lifted)
    order by 1 limit 1`)
  if (bad) throw new BadRow('suspensions', `of ${bad.id}`, 'are not as many as the log tells of')
}

/** Of each, that it was signed, and what has become of it since. */
async function checkPrograms(tx: Transaction) {
  const told = (kind: string) => sql`count(*) filter (where kind = ${kind})`
  const [bad] = await tx.execute<{ id: string }>(sql`
    select p.id from program_credentials p
    cross join lateral (
      select ${told('issued')} as issued, ${told('revoked')} as revoked,
        ${told('suspended')} - ${told('lifted')} as suspended
      from log_leaves where subject_id = p.id) l
    where (l.issued, l.revoked, l.suspended)
      <> (1, (p.revoked_at is not null)::int, (p.suspended_at is not null)::int)
    order by 1 limit 1`)
  if (bad) throw new BadRow('program_credentials', bad.id, 'is not what the log tells of it')
}

async function checkKeys(tx: Transaction) {
  const told = (kind: string) => sql`exists (
    select from log_leaves l where l.subject_id = k.id and l.kind = ${kind})`
  const [bad] = await tx.execute<{ id: string }>(sql`
    select id from credential_keys k
    where not ${told('key-made')}
      or (retired_at is not null) <> ${told('key-retired')}
      or (compromised_at is not null) <> ${told('key-compromised')}
    order by 1 limit 1`)
  if (bad) throw new BadRow('credential_keys', bad.id, 'is not what the log tells of it')
}

/** A log that was begun anew says so itself. */
async function checkLogs(tx: Transaction) {
  const [bad] = await tx.execute<{ number: number }>(sql`
    select number from log_keys k
    where number > 1 and not exists (
      select from log_leaves l where l.subject_id = k.id and l.kind = 'log-restarted')
    order by 1 limit 1`)
  if (bad)
    throw new BadRow('log_keys', String(bad.number), 'is of a log that tells of no beginning')
}

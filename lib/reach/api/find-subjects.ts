import { createHash } from 'node:crypto'
import { and, asc, eq } from 'drizzle-orm'
import { certificates, issuers, programCredentials, statusEntries, statusLists } from '@/db/schema'
import type { Purpose } from '@/lib/awards/credentials/addresses'
import { ownPath } from '@/lib/awards/verification/local-documents'
import type { Ctx } from '@/lib/platform/access/context'

/** An entry's place in a status list: the list's address, and the index there. */
export type NamedPlace = { list: string; index: number; purpose: Purpose }

/** What is withdrawn: a certificate, or a credential that was signed for a program. */
export type StatusSubject = { kind: 'certificate' | 'credential'; id: string }

type Ask = Pick<Ctx, 'db'> & { issuerId: string }

/**
 * What a program means by a credential's id, by its place in a list, or by both, among what its issuer
 * issued. Several where credentials that were signed for programs bear one id; none for what is another
 * issuer's or was never issued here.
 */
export async function findSubjects(
  ask: Ask,
  { credentialId, place }: { credentialId?: string | undefined; place?: NamedPlace | undefined },
): Promise<StatusSubject[]> {
  const named = credentialId === undefined ? null : await byId(ask, credentialId)
  const placed = place === undefined ? null : await byPlace(ask, place)
  if (!named || !placed) return named ?? placed ?? []
  return named.filter(({ id }) => placed.some((one) => one.id === id))
}

async function byId({ db, issuerId }: Ask, credentialId: string): Promise<StatusSubject[]> {
  const [kind, publicId, ...rest] = ownPath(credentialId) ?? []
  if (kind === 'c' && publicId && rest.length === 0) {
    const rows = await db
      .select({ id: certificates.id })
      .from(certificates)
      .where(and(eq(certificates.publicId, publicId), eq(certificates.issuerId, issuerId)))
    return rows.map(({ id }) => ({ kind: 'certificate', id }))
  }
  const { id, idSha256 } = programCredentials
  const rows = await db
    .select({ id })
    .from(programCredentials)
    .where(and(eq(programCredentials.issuerId, issuerId), eq(idSha256, hashOf(credentialId))))
    .orderBy(asc(id))
  return rows.map((row) => ({ kind: 'credential', id: row.id }))
}

async function byPlace({ db, issuerId }: Ask, place: NamedPlace): Promise<StatusSubject[]> {
  const [kind, slug = '', status, number, purpose, ...rest] = ownPath(place.list) ?? []
  const isList = kind === 'issuers' && status === 'status' && rest.length === 0
  if (!isList || purpose !== place.purpose || !/^\d{1,9}$/.test(number ?? '')) return []
  const { certificateId, programCredentialId } = statusEntries
  const [row] = await db
    .select({ certificateId, programCredentialId })
    .from(statusEntries)
    .innerJoin(statusLists, eq(statusLists.id, statusEntries.listId))
    .innerJoin(issuers, eq(issuers.id, statusEntries.issuerId))
    .where(
      and(
        ...[eq(statusEntries.issuerId, issuerId), eq(issuers.slug, slug)],
        ...[eq(statusLists.number, Number(number)), eq(statusEntries.position, place.index)],
      ),
    )
  if (row?.certificateId) return [{ kind: 'certificate', id: row.certificateId }]
  return row?.programCredentialId ? [{ kind: 'credential', id: row.programCredentialId }] : []
}

/** What is kept of the id that a program's credential bears: its sha-256, in hex. */
export function hashOf(credentialId: string): string {
  return createHash('sha256').update(credentialId).digest('hex')
}

import type { Transaction } from '@/db/client'
import { credentials, statusEntries } from '@/db/schema'
import { loadAsked } from '@/lib/awards/certifications/public-requirements'
import { recordLeaves } from '@/lib/awards/log/record-leaves'
import { settings } from '@/lib/platform/env/settings'
import { issueCredentials } from '@/lib/proof/credentials/issue'
import { methodOf } from './addresses'
import { freezeAddress } from './freeze-address'
import { holdKey } from './key-rows'
import type { CredentialKey } from './load-credential-key'
import { type Place, reservePositions } from './reserve-positions'
import { listSignable, type Signable } from './signable'
import { type Offer, toFacts, toOffer } from './to-facts'

/**
 * Signs the credentials of certificates (at most 500) of one issuer, and writes them with their
 * places in the status lists and their leaves of the log. A certificate that has one gets another
 * version beside it. It runs in the transaction that issues: all of it commits or nothing does. Conflict
 * where the key was replaced meanwhile.
 */
export async function signCertificates(
  tx: Transaction,
  order: { issuerId: string; certificateIds: string[]; key: CredentialKey; now: Date },
): Promise<void> {
  const { issuerId, certificateIds, key, now } = order
  const rows = await listSignable(tx, issuerId, certificateIds)
  const slug = rows[0]?.issuer.slug
  if (slug === undefined) return
  await holdKey(tx, key.id)
  const { baseUrl } = settings()
  const offers = await loadOffers(tx, rows, baseUrl)
  await freezeAddress(tx, now)
  const places = await placesOf(tx, issuerId, rows, now)
  const facts = rows.map((row, i) =>
    toFacts(row, offers.get(row.versionId) as Offer, places[i] as Place, baseUrl),
  )
  const signed = await issueCredentials(facts, {
    ...{ key: key.key, verificationMethod: methodOf(slug, key.publicKey), created: now },
  })
  const made = rows.map((row, i) => ({ row, ...(signed[i] as (typeof signed)[number]) }))
  await tx.insert(credentials).values(
    made.map(({ row: { certificateId, next: version }, document, sha256 }) => ({
      ...{ certificateId, issuerId, version, keyId: key.id, document, sha256, createdAt: now },
    })),
  )
  await recordLeaves(tx, made.map(leafOf), now)

  function leafOf({ row, sha256 }: { row: Signable; sha256: string }) {
    const { certificateId: subjectId, publicId: certificate, next: version, supersedes } = row
    const kind = version === 1 ? ('issued' as const) : ('reissued' as const)
    const payload = { kind, certificate, version, credential: sha256 }
    return { kind, issuerId, subjectId, payload: supersedes ? { ...payload, supersedes } : payload }
  }
}

/** By versions, of which a chunk has one or a few: a query for each. */
async function loadOffers(tx: Transaction, rows: readonly Signable[], baseUrl: string) {
  const offers = new Map<string, Offer>()
  for (const row of new Map(rows.map((row) => [row.versionId, row])).values()) {
    offers.set(row.versionId, toOffer(row, await loadAsked(tx, row.versionId), baseUrl))
  }
  return offers
}

/** Those they have; new ones where they have none. */
async function placesOf(
  tx: Transaction,
  issuerId: string,
  rows: readonly Signable[],
  now: Date,
): Promise<Place[]> {
  const without = rows.filter(({ place }) => place.listId === null)
  const fresh = await reservePositions(tx, { issuerId, count: without.length, now })
  const given = new Map(without.map((row, i) => [row.certificateId, fresh[i] as Place]))
  if (given.size > 0) {
    const entries = [...given].map(([certificateId, { listId, position }]) => ({
      ...{ certificateId, issuerId, listId, position },
    }))
    await tx.insert(statusEntries).values(entries)
  }
  return rows.map((row) => given.get(row.certificateId) ?? (row.place as Place))
}

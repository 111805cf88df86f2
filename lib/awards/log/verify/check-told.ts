import type { Transaction } from '@/db/client'
import { certificates, credentialKeys, credentials, revocations, suspensions } from '@/db/schema'
import { among } from './among'
import { BadRow } from './bad-row'
import type { OpenedLeaf } from './check-leaves'

/** What the leaves tell of must be in the tables, and be what they say. BadRow for the first that is not. */
export async function checkTold(tx: Transaction, leaves: readonly OpenedLeaf[]): Promise<void> {
  const isOfKey = ({ row }: OpenedLeaf) => row.kind.startsWith('key-')
  const known = {
    ...(await loadKeys(tx, leaves.filter(isOfKey))),
    ...(await loadCertificates(
      tx,
      leaves.filter((leaf) => !isOfKey(leaf)),
    )),
  }
  for (const leaf of leaves) {
    const why = isOfKey(leaf) ? keyFault(leaf, known) : certificateFault(leaf, known)
    if (why) throw new BadRow('log_leaves', leaf.row.id, why)
  }
}

type Known = Awaited<ReturnType<typeof loadKeys>> & Awaited<ReturnType<typeof loadCertificates>>

function keyFault({ row, payload }: OpenedLeaf, { keys }: Known): string | null {
  const key = keys.get(row.subjectId)
  if (!key) return 'tells of a key that is not there'
  if (key.issuerId !== row.issuerId) return 'names another issuer than its key'
  if (!payload.key?.endsWith(key.publicKey)) return 'tells of another key than it names'
  if (row.kind === 'key-replaced' && !key.replacedAt) return 'tells of a key that was not replaced'
  if (row.kind === 'key-retired' && !key.retiredAt) return 'tells of a key that was not retired'
  if (row.kind !== 'key-compromised') return null
  if (!key.compromisedAt) return 'tells of a key that was not compromised'
  const { trustedSize = key.trustedSize } = payload
  return trustedSize === key.trustedSize ? null : 'tells of another cut-off than its key has'
}

function certificateFault({ row, payload }: OpenedLeaf, known: Known): string | null {
  // Signed for a program: nobody keeps it here, and its commitment holds that no certificate is named.
  if (row.kind === 'issued' && payload.certificate === undefined && payload.version === undefined) {
    return payload.credential ? null : 'tells of nothing'
  }
  const certificate = known.certificates.get(row.subjectId)
  if (!certificate) return 'tells of a certificate that is not there'
  if (certificate.issuerId !== row.issuerId) return 'names another issuer than its certificate'
  if (payload.certificate !== certificate.publicId)
    return 'tells of another certificate than it names'
  switch (row.kind) {
    case 'issued':
    case 'reissued': {
      const sha256 = known.credentials.get(`${row.subjectId} ${payload.version}`)
      if (!sha256) return `tells of credential ${payload.version}, which is not there`
      return sha256 === payload.credential ? null : 'tells of another credential than there is'
    }
    case 'revoked': {
      const reasonClass = known.revocations.get(row.subjectId)
      if (!reasonClass) return 'tells of a revocation that is not there'
      const { reasonClass: told = reasonClass } = payload
      return told === reasonClass ? null : 'tells of another reason than the revocation has'
    }
    case 'suspended':
      return known.suspended.has(row.subjectId) ? null : 'tells of a suspension that is not there'
    case 'lifted':
      return known.lifted.has(row.subjectId) ? null : 'tells of a suspension that was not lifted'
    default:
      return null
  }
}

async function loadKeys(tx: Transaction, leaves: readonly OpenedLeaf[]) {
  const ids = subjectsOf(leaves)
  const rows = await tx.select().from(credentialKeys).where(among(credentialKeys.id, ids))
  return { keys: new Map(rows.map((row) => [row.id, row])) }
}

async function loadCertificates(tx: Transaction, leaves: readonly OpenedLeaf[]) {
  const ids = subjectsOf(leaves)
  const { certificateId, liftedAt } = suspensions
  const [found, signed, revoked, suspended] = [
    await tx
      .select({
        ...{ id: certificates.id, issuerId: certificates.issuerId },
        publicId: certificates.publicId,
      })
      .from(certificates)
      .where(among(certificates.id, ids)),
    await tx
      .select({
        ...{ id: credentials.certificateId, version: credentials.version },
        sha256: credentials.sha256,
      })
      .from(credentials)
      .where(among(credentials.certificateId, ids)),
    await tx
      .select({ id: revocations.certificateId, reasonClass: revocations.reasonClass })
      .from(revocations)
      .where(among(revocations.certificateId, ids)),
    await tx.select({ certificateId, liftedAt }).from(suspensions).where(among(certificateId, ids)),
  ]
  return {
    certificates: new Map(found.map((row) => [row.id, row])),
    credentials: new Map(signed.map((row) => [`${row.id} ${row.version}`, row.sha256])),
    revocations: new Map(revoked.map((row) => [row.id, row.reasonClass])),
    suspended: new Set(suspended.map((row) => row.certificateId)),
    lifted: new Set(suspended.filter((row) => row.liftedAt).map((row) => row.certificateId)),
  }
}

const subjectsOf = (leaves: readonly OpenedLeaf[]) => [
  ...new Set(leaves.map(({ row }) => row.subjectId)),
]

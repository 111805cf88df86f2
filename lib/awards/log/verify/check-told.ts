import { isDeepStrictEqual } from 'node:util'
import { eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import {
  certificates,
  credentialKeys,
  credentials,
  programCredentials,
  revocations,
  statusEntries,
  statusLists,
  suspensions,
} from '@/db/schema'
import { type LogKeyRow, listLogs } from '../key-rows'
import { toldOf } from '../told-of'
import { among } from './among'
import { BadRow } from './bad-row'
import type { OpenedLeaf } from './check-leaves'

/** What the leaves tell of must be in the tables, and be what they say. BadRow for the first that is not. */
export async function checkTold(tx: Transaction, leaves: readonly OpenedLeaf[]): Promise<void> {
  const of = (kind: Subject) => leaves.filter((leaf) => subjectOf(leaf) === kind)
  const known = {
    ...(await loadKeys(tx, of('key'))),
    ...(await loadCertificates(tx, of('certificate'))),
    ...(await loadPrograms(tx, of('program'))),
    logs: of('log').length > 0 ? await listLogs(tx) : [],
  }
  for (const leaf of leaves) {
    const why = faultOf[subjectOf(leaf)](leaf, known)
    if (why) throw new BadRow('log_leaves', leaf.row.id, why)
  }
}

type Subject = 'key' | 'certificate' | 'program' | 'log'

/** A leaf of a certificate names it; one of what was signed for a program names a hash alone. */
function subjectOf({ row, payload }: OpenedLeaf): Subject {
  if (row.kind === 'log-restarted') return 'log'
  if (row.kind.startsWith('key-')) return 'key'
  const isNamed = payload.certificate !== undefined || payload.version !== undefined
  return isNamed || row.kind === 'reissued' ? 'certificate' : 'program'
}

const faultOf = {
  ...{ key: keyFault, certificate: certificateFault, program: programFault, log: logFault },
}

type Known = Awaited<ReturnType<typeof loadKeys>> &
  Awaited<ReturnType<typeof loadCertificates>> &
  Awaited<ReturnType<typeof loadPrograms>> & { logs: LogKeyRow[] }

function logFault({ row, payload }: OpenedLeaf, { logs }: Known): string | null {
  const log = logs.find(({ id }) => id === row.subjectId)
  if (!log) return 'tells of a log that is not there'
  const { number, size, lost, reason } = payload
  const isSame = isDeepStrictEqual({ number, size, lost, reason }, toldOf(log))
  return isSame ? null : 'tells of another beginning of the log than there was'
}

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

/** Of one without a place in a list nothing is kept here but its leaf. */
function programFault({ row, payload }: OpenedLeaf, { programs }: Known): string | null {
  if (!payload.credential) return 'tells of nothing'
  if (row.kind === 'issued' && payload.list === undefined) return null
  const program = programs.get(row.subjectId)
  if (!program) return 'tells of a credential that is not there'
  if (program.issuerId !== row.issuerId) return 'names another issuer than its credential'
  if (program.sha256 !== payload.credential) return 'tells of another credential than there is'
  if (row.kind === 'issued') {
    const isThere = program.list === payload.list && program.position === payload.position
    return isThere ? null : 'tells of another place in the status lists'
  }
  const stands = row.kind === 'revoked' && !program.revokedAt
  return stands ? 'tells of a revocation that is not there' : null
}

function certificateFault({ row, payload }: OpenedLeaf, known: Known): string | null {
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

async function loadPrograms(tx: Transaction, leaves: readonly OpenedLeaf[]) {
  const { id, issuerId, sha256, revokedAt } = programCredentials
  const rows = await tx
    .select({
      ...{ id, issuerId, sha256, revokedAt },
      ...{ list: statusLists.number, position: statusEntries.position },
    })
    .from(programCredentials)
    .innerJoin(statusEntries, eq(statusEntries.programCredentialId, id))
    .innerJoin(statusLists, eq(statusLists.id, statusEntries.listId))
    .where(among(id, subjectsOf(leaves)))
  return { programs: new Map(rows.map((row) => [row.id, row])) }
}

const subjectsOf = (leaves: readonly OpenedLeaf[]) => [
  ...new Set(leaves.map(({ row }) => row.subjectId)),
]

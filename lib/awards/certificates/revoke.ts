import { asc, inArray } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { certificates, holdings, revocations } from '@/db/schema'
import { touchLists } from '@/lib/awards/credentials/touch-lists'
import { recordLeaves } from '@/lib/awards/log/record-leaves'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRoleOrScope } from '@/lib/platform/access/policy'
import { Conflict, NotFound } from '@/lib/platform/errors/errors'
import { change } from '@/lib/platform/events/change'
import { say } from '@/lib/platform/language/say'
import { type RevokeInput, type RevokeManyInput, revokeInput, revokeManyInput } from './schema'

/** `passed-over`: it had been revoked or replaced before, perhaps a moment ago. */
export type RevokeOutcome = { certificateId: string; outcome: 'revoked' | 'passed-over' }

const authority = { role: 'admin', scope: 'credentials:status' } as const

/**
 * Withdraws certificates for good, all in one transaction; the next reading of them anywhere says
 * so. Issuer admins and their programs: one that is out of reach refuses the whole call. What was revoked or
 * replaced before is passed over and told, so that the same call again changes nothing.
 */
export async function revokeCertificates(
  ctx: Ctx,
  input: RevokeManyInput,
): Promise<RevokeOutcome[]> {
  const { certificateIds, reasonClass, reason } = revokeManyInput.parse(input)
  return change(ctx, async (tx, record) => {
    const known = await find(tx, certificateIds)
    const issuerIds = new Set(
      certificateIds.map((id) => {
        const issuerId = known.get(id)?.issuerId
        if (!issuerId) throw new NotFound()
        return issuerId
      }),
    )
    for (const issuerId of issuerIds) requireRoleOrScope(ctx, issuerId, authority)
    const taken = await letGo(tx, certificateIds)
    if (taken.size > 0) {
      const revokedBy = ctx.actor.kind === 'user' ? ctx.actor.userId : null
      const why = { reasonClass, reason, revokedBy, revokedAt: ctx.now }
      await tx.insert(revocations).values([...taken].map((id) => ({ certificateId: id, ...why })))
      await touchLists(tx, { subjectIds: [...taken], now: ctx.now })
      const revoked = [...known.values()].filter(({ id }) => taken.has(id))
      await tellLog(tx, revoked, reasonClass, ctx.now)
    }
    for (const issuerId of issuerIds) {
      const subjectIds = [...taken].filter((id) => known.get(id)?.issuerId === issuerId)
      if (subjectIds.length === 0) continue
      await record({ name: 'certificate/revoked', issuerId, subjectIds, data: { reasonClass } })
    }
    return certificateIds.map((certificateId) => ({
      certificateId,
      outcome: taken.has(certificateId) ? 'revoked' : 'passed-over',
    }))
  })
}

/** A batch of one. Conflict when it was revoked or replaced before: then its successor is the one to revoke. */
export async function revokeCertificate(ctx: Ctx, input: RevokeInput): Promise<void> {
  const { certificateId, ...why } = revokeInput.parse(input)
  const [done] = await revokeCertificates(ctx, { certificateIds: [certificateId], ...why })
  if (done?.outcome !== 'revoked') throw new Conflict(say('certificates.revokedBefore'))
}

type Known = { id: string; publicId: string; issuerId: string }

async function find(tx: Transaction, certificateIds: string[]) {
  const { id, publicId, issuerId } = certificates
  const rows = await tx
    .select({ id, publicId, issuerId })
    .from(certificates)
    .where(inArray(id, certificateIds))
  return new Map(rows.map((row): [string, Known] => [row.id, row]))
}

function tellLog(tx: Transaction, revoked: Known[], reasonClass: string, now: Date) {
  const kind = 'revoked' as const
  const leaves = revoked.map(({ id: subjectId, publicId: certificate, issuerId }) => ({
    ...{ kind, issuerId, subjectId, payload: { kind, certificate, reasonClass } },
  }))
  return recordLeaves(tx, leaves, now)
}

/**
 * Deletes what is held still, and says which it was. Locked in one order, so that two admins who
 * revoke the same rows at once do not wait for each other in a circle.
 */
async function letGo(tx: Transaction, certificateIds: string[]): Promise<ReadonlySet<string>> {
  const held = await tx
    .select({ id: holdings.certificateId })
    .from(holdings)
    .where(inArray(holdings.certificateId, certificateIds))
    .orderBy(asc(holdings.certificateId))
    .for('update')
  const ids = held.map(({ id }) => id)
  await tx.delete(holdings).where(inArray(holdings.certificateId, ids))
  return new Set(ids)
}

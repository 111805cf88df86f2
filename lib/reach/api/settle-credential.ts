import { eq } from 'drizzle-orm'
import { programCredentials } from '@/db/schema'
import type { Purpose } from '@/lib/awards/credentials/addresses'
import { touchLists } from '@/lib/awards/credentials/touch-lists'
import { recordLeaves } from '@/lib/awards/log/record-leaves'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRoleOrScope } from '@/lib/platform/access/policy'
import { Conflict, NotFound } from '@/lib/platform/errors/errors'
import { change } from '@/lib/platform/events/change'
import { say } from '@/lib/platform/language/say'

const authority = { role: 'admin', scope: 'credentials:status' } as const
const facts = {
  revoked: 'credential/revoked',
  suspended: 'credential/suspended',
  lifted: 'credential/reinstated',
} as const

/**
 * Has a credential that was signed for a program revoked, suspended or reinstated, in its list and in
 * the log at once. What is so already stays so. Conflict for a revocation that shall be taken back, and
 * for suspending what was revoked. Issuer admins and their programs.
 */
export async function settleCredential(
  ctx: Ctx,
  { id, purpose, set }: { id: string; purpose: Purpose; set: boolean },
): Promise<void> {
  await change(ctx, async (tx, record) => {
    const [row] = await tx
      .select()
      .from(programCredentials)
      .where(eq(programCredentials.id, id))
      .for('update')
    if (!row) throw new NotFound()
    const { issuerId, sha256: credential, revokedAt, suspendedAt } = row
    requireRoleOrScope(ctx, issuerId, authority)
    const isSet = (purpose === 'revocation' ? revokedAt : suspendedAt) !== null
    if (isSet === set) return
    if (revokedAt && (set || purpose === 'revocation')) {
      throw new Conflict(say('apiKeys.problem.final'))
    }
    const now = set ? ctx.now : null
    await tx
      .update(programCredentials)
      .set(purpose === 'revocation' ? { revokedAt: now } : { suspendedAt: now })
      .where(eq(programCredentials.id, id))
    await touchLists(tx, { subjectIds: [id], now: ctx.now })
    const kind = purpose === 'revocation' ? 'revoked' : set ? 'suspended' : 'lifted'
    const leaf = { kind, issuerId, subjectId: id, payload: { kind, credential } } as const
    await recordLeaves(tx, [leaf], ctx.now)
    await record({ name: facts[kind], issuerId, subjectIds: [id], data: {} })
  })
}

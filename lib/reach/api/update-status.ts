import { and, eq, isNull } from 'drizzle-orm'
import { certificates, revocations, suspensions } from '@/db/schema'
import { liftSuspension } from '@/lib/awards/certificates/lift-suspension'
import { revokeCertificate } from '@/lib/awards/certificates/revoke'
import { suspendCertificate } from '@/lib/awards/certificates/suspend'
import type { Purpose } from '@/lib/awards/credentials/addresses'
import { ownPath } from '@/lib/awards/verification/local-documents'
import type { Ctx } from '@/lib/platform/access/context'
import { requireScope } from '@/lib/platform/access/policy'
import { Conflict, NotFound } from '@/lib/platform/errors/errors'
import { english } from '@/lib/platform/language/english'
import { say } from '@/lib/platform/language/say'

/** What a bit of a certificate's status list shall be: `set` withdraws it. */
export type NewStatus = { purpose: Purpose; set: boolean }

/**
 * Has certificates of this installation revoked, suspended or reinstated by a program. What is so
 * already stays so, without an entry in the log. NotFound for a credential that is no certificate of
 * the program's issuer; Conflict for a revocation that shall be taken back. Programs whose key is for it.
 */
export async function updateStatus(
  ctx: Ctx,
  { credentialId, changes }: { credentialId: string; changes: readonly NewStatus[] },
): Promise<void> {
  const issuerId = requireScope(ctx, 'credentials:status')
  const certificateId = await findOwn(ctx, issuerId, credentialId)
  for (const { purpose, set } of changes) {
    if (purpose === 'revocation') await settleRevocation(ctx, certificateId, set)
    else await settleSuspension(ctx, certificateId, set)
  }
}

async function findOwn(ctx: Ctx, issuerId: string, credentialId: string): Promise<string> {
  const [kind, publicId, ...rest] = ownPath(credentialId) ?? []
  if (kind !== 'c' || !publicId || rest.length > 0) throw new NotFound()
  const [found] = await ctx.db
    .select({ id: certificates.id })
    .from(certificates)
    .where(and(eq(certificates.publicId, publicId), eq(certificates.issuerId, issuerId)))
  if (!found) throw new NotFound()
  return found.id
}

async function settleRevocation(ctx: Ctx, certificateId: string, set: boolean) {
  const [revoked] = await ctx.db
    .select({ at: revocations.revokedAt })
    .from(revocations)
    .where(eq(revocations.certificateId, certificateId))
  if (revoked && !set) throw new Conflict(say('apiKeys.problem.final'))
  if (revoked || !set) return
  const reason = english(say('apiKeys.byProgram'))
  await revokeCertificate(ctx, { certificateId, reasonClass: 'other', reason })
}

async function settleSuspension(ctx: Ctx, certificateId: string, set: boolean) {
  const [suspended] = await ctx.db
    .select({ at: suspensions.suspendedAt })
    .from(suspensions)
    .where(and(eq(suspensions.certificateId, certificateId), isNull(suspensions.liftedAt)))
  if (Boolean(suspended) === set) return
  if (!set) return liftSuspension(ctx, { certificateId })
  await suspendCertificate(ctx, { certificateId, reason: english(say('apiKeys.byProgram')) })
}

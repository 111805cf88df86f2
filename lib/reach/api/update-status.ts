import { and, eq, isNull } from 'drizzle-orm'
import { revocations, suspensions } from '@/db/schema'
import { liftSuspension } from '@/lib/awards/certificates/lift-suspension'
import { revokeCertificate } from '@/lib/awards/certificates/revoke'
import { suspendCertificate } from '@/lib/awards/certificates/suspend'
import type { Purpose } from '@/lib/awards/credentials/addresses'
import type { Ctx } from '@/lib/platform/access/context'
import { requireScope } from '@/lib/platform/access/policy'
import { Conflict, NotFound } from '@/lib/platform/errors/errors'
import { english } from '@/lib/platform/language/english'
import { say } from '@/lib/platform/language/say'
import { findSubjects, type NamedPlace } from './find-subjects'
import { holdSubjects } from './hold-subjects'
import { settleCredential } from './settle-credential'

/**
 * What a bit in a status list shall be: `set` withdraws. `place`: where the bit is, which a credential
 * without an id is named by.
 */
export type NewStatus = { purpose: Purpose; set: boolean; place?: NamedPlace | undefined }

/**
 * Has certificates of this installation, and credentials that it signed for programs, revoked, suspended
 * or reinstated by a program, all that it asks for or nothing. What is so already stays so, without an
 * entry in the log. NotFound for what is not of the program's issuer; Conflict for a revocation that
 * shall be taken back. Programs whose key is for it.
 */
export async function updateStatus(
  ctx: Ctx,
  { credentialId, changes }: { credentialId?: string | undefined; changes: readonly NewStatus[] },
): Promise<void> {
  const issuerId = requireScope(ctx, 'credentials:status')
  const found = await Promise.all(
    changes.map(({ place }) => findSubjects({ db: ctx.db, issuerId }, { credentialId, place })),
  )
  if (found.some((subjects) => subjects.length === 0)) throw new NotFound()
  await ctx.db.transaction(async (db) => {
    const within = { ...ctx, db }
    await holdSubjects(
      db,
      found.flat().map(({ id }) => id),
    )
    for (const [at, { purpose, set }] of changes.entries()) {
      for (const { kind, id } of found[at] ?? []) {
        if (kind === 'credential') await settleCredential(within, { id, purpose, set })
        else if (purpose === 'revocation') await settleRevocation(within, id, set)
        else await settleSuspension(within, id, set)
      }
    }
  })
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

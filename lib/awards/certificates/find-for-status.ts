import { eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { certificates } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRoleOrScope } from '@/lib/platform/access/policy'
import { NotFound } from '@/lib/platform/errors/errors'

/** The certificate whose status shall change, for an admin of its issuer and for their programs. */
export async function findForStatus(ctx: Ctx, tx: Transaction, certificateId: string) {
  const { id, publicId, issuerId } = certificates
  const [found] = await tx
    .select({ id, publicId, issuerId })
    .from(certificates)
    .where(eq(id, certificateId))
  if (!found) throw new NotFound()
  requireRoleOrScope(ctx, found.issuerId, { role: 'admin', scope: 'credentials:status' })
  return found
}

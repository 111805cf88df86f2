import { and, eq, inArray, type SQL } from 'drizzle-orm'
import { certificates } from '@/db/schema'
import { getDocument } from '@/lib/awards/certificates/get-document'
import { learnersOf } from '@/lib/awards/identity/learners-of'
import { visible } from '@/lib/awards/privacy/visible'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRole } from '@/lib/platform/access/policy'
import { Conflict, NotFound } from '@/lib/platform/errors/errors'
import { isPublicId } from '@/lib/platform/ids/ids'
import { renderMany } from '@/lib/proof/documents/pool'

/**
 * A certificate's PDF as printers ask for it: 3 mm of bleed, marks for cutting; drawn now, not kept,
 * not signed. For the learner whose it is and for issuer admins. `revoked` instead of bytes for one
 * that has been withdrawn.
 */
export async function drawForPrint(ctx: Ctx, { publicId }: { publicId: string }) {
  await requireOwnOrAdmin(ctx, publicId)
  const { status, template, doc } = await getDocument(ctx, publicId)
  if (status === 'revoked') return { revoked: true as const }
  const [result] = await renderMany({ template, docs: [doc], print: true })
  if (!result?.ok) throw result ? new Conflict(result.reason) : new NotFound()
  const fileName = `certificate-${publicId}-print.pdf`
  return { revoked: false as const, bytes: result.bytes, fileName }
}

async function requireOwnOrAdmin(ctx: Ctx, publicId: string): Promise<void> {
  const { actor } = ctx
  const named = eq(certificates.publicId, publicId)
  const find = (such: SQL | undefined) =>
    ctx.db.select({ issuerId: certificates.issuerId }).from(certificates).where(and(named, such))
  if (!isPublicId(publicId)) throw new NotFound()
  if (actor.kind === 'user') {
    const [own] = await find(inArray(certificates.learnerId, learnersOf(ctx, actor)))
    if (own) return
  }
  const [row] = await find(visible(ctx))
  if (!row) throw new NotFound()
  requireRole(ctx, row.issuerId, 'admin')
}

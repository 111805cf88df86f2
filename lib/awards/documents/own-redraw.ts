import { eq } from 'drizzle-orm'
import { redraws } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRole } from '@/lib/platform/access/policy'
import { NotFound } from '@/lib/platform/errors/errors'

/** The redrawing, for an admin of its issuer, held until the transaction ends. */
export async function ownRedraw(ctx: Ctx, redrawId: string): Promise<typeof redraws.$inferSelect> {
  const [found] = await ctx.db.select().from(redraws).where(eq(redraws.id, redrawId)).for('update')
  if (!found) throw new NotFound()
  requireRole(ctx, found.issuerId, 'admin')
  return found
}

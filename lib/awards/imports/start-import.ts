import type { Ctx } from '@/lib/platform/access/context'
import { Conflict } from '@/lib/platform/errors/errors'
import { checkImport } from './check-import'
import { commitImport } from './commit-import'
import { ownImport } from './draft'
import { draftImport } from './draft-import'

/**
 * Takes a file in that leaves no question open, without anybody's looking at it: keeps it, checks
 * its rows and has the jobs record them. The same file again answers the import made before, and
 * goes on with it where it is a draft still. Issuer admins only.
 */
export async function startImport(
  ctx: Ctx,
  input: { issuerId: string; fileName: string; bytes: Uint8Array },
): Promise<{ importId: string; isNew: boolean }> {
  const drafted = await draftImport(ctx, input)
  const { state } = await ownImport(ctx, drafted.importId)
  if (state !== 'draft') return drafted
  try {
    await checkImport(ctx, drafted)
    await commitImport(ctx, drafted)
  } catch (error) {
    // Whoever sent the same file at the same moment was quicker.
    if (!(error instanceof Conflict) || drafted.isNew) throw error
  }
  return drafted
}

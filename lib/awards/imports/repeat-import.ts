import type { Ctx } from '@/lib/platform/access/context'
import { InputError } from '@/lib/platform/errors/errors'
import { newId } from '@/lib/platform/ids/ids'
import { say } from '@/lib/platform/language/say'
import { storage } from '@/lib/platform/storage/storage'
import { ownImport } from './draft'
import { draftImport } from './draft-import'

/** A new draft of a file that was imported before, to read it in another way. Issuer admins only. */
export async function repeatImport(
  ctx: Ctx,
  { importId }: { importId: string },
): Promise<{ importId: string }> {
  const { issuerId, fileName, storageKey } = await ownImport(ctx, importId)
  const bytes = await storage().get(storageKey)
  if (!bytes) throw new InputError(say('imports.failed.fileGone'))
  return draftImport(ctx, { issuerId, fileName, bytes, variant: newId() })
}

import { eq } from 'drizzle-orm'
import { imports } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRole } from '@/lib/platform/access/policy'
import { Conflict, InputError, NotFound } from '@/lib/platform/errors/errors'
import { isId } from '@/lib/platform/ids/ids'
import { say } from '@/lib/platform/language/say'
import { storage } from '@/lib/platform/storage/storage'
import { type CsvFile, openCsv } from './reading/csv'
import { type FileFacts, fileFacts, type ImportPlan, importPlan } from './schema'

export type ImportRecord = Omit<typeof imports.$inferSelect, 'facts' | 'plan'> & {
  facts: FileFacts
  plan: ImportPlan
}

/** The import, for an admin of its issuer; `lock` holds it until the transaction ends. */
export async function ownImport(
  ctx: Ctx,
  importId: string,
  { lock = false } = {},
): Promise<typeof imports.$inferSelect> {
  if (!isId(importId)) throw new NotFound()
  const query = ctx.db.select().from(imports).where(eq(imports.id, importId))
  const [found] = lock ? await query.for('update') : await query
  if (!found) throw new NotFound()
  requireRole(ctx, found.issuerId, 'admin')
  return found
}

/** The draft, as `ownImport`; Conflict when it is none any more, or is not as `revision` knew it. */
export async function ownDraft(
  ctx: Ctx,
  input: { importId: string; revision?: number | undefined },
  options: { lock?: boolean } = {},
): Promise<ImportRecord> {
  const found = await ownImport(ctx, input.importId, options)
  if (found.state !== 'draft') throw new Conflict(say('imports.refused.notDraft'))
  if (input.revision !== undefined && input.revision !== found.revision) {
    throw new Conflict(say('imports.refused.changed'))
  }
  return { ...found, facts: fileFacts.parse(found.facts), plan: importPlan.parse(found.plan) }
}

/** The file of an import, opened. */
export async function openStored(storageKey: string): Promise<CsvFile> {
  const bytes = await storage().get(storageKey)
  if (!bytes) throw new InputError(say('imports.failed.fileGone'))
  return openCsv(bytes)
}

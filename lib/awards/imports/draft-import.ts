import { createHash } from 'node:crypto'
import { and, eq, ne } from 'drizzle-orm'
import { imports } from '@/db/schema'
import { listDetailKeys } from '@/lib/awards/certifications/list-detail-keys'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRole } from '@/lib/platform/access/policy'
import { isoDay } from '@/lib/platform/clock/dates'
import { InputError } from '@/lib/platform/errors/errors'
import { change } from '@/lib/platform/events/change'
import { newId } from '@/lib/platform/ids/ids'
import { say } from '@/lib/platform/language/say'
import { storage } from '@/lib/platform/storage/storage'
import { findDetails, proposePlan } from './layouts/detect'
import { openCsv } from './reading/csv'
import { type FileFacts, type ImportPlan, sizeLimit } from './schema'
import { surveyFile } from './survey'

/**
 * Keeps a file as the draft of an import, with how it can be read. What is no such file is refused,
 * with nothing kept. The same file given to an issuer again answers the import that it made before,
 * unless that was cancelled or `variant` tells the two apart. Issuer admins only.
 */
export async function draftImport(
  ctx: Ctx,
  input: { issuerId: string; fileName: string; bytes: Uint8Array; variant?: string | undefined },
): Promise<{ importId: string; isNew: boolean }> {
  const { issuerId, fileName, bytes, variant = '' } = input
  requireRole(ctx, issuerId, 'admin')
  if (bytes.byteLength > sizeLimit) {
    throw new InputError(say('imports.refused.tooLarge', { limit: sizeLimit / 1024 / 1024 }))
  }
  const { facts, plan: proposed } = await look(bytes, ctx.now)
  const keys = await listDetailKeys(ctx, { issuerIds: [issuerId] })
  const plan = { ...proposed, details: findDetails(facts.headings, keys) }
  const file = { issuerId, variant, sha256: createHash('sha256').update(bytes).digest('hex') }
  const before = await findImport(ctx, file)
  if (before) return { importId: before, isNew: false }

  const id = newId()
  const storageKey = `imports/${id}.csv`
  await storage().put(storageKey, bytes, { contentType: 'text/csv' })
  const isNew = await change(ctx, async (tx, record) => {
    const [drafted] = await tx
      .insert(imports)
      .values({
        ...{ ...file, id, fileName, storageKey, facts, plan, createdAt: ctx.now, state: 'draft' },
        rows: facts.rows,
        createdBy: ctx.actor.kind === 'user' ? ctx.actor.userId : null,
      })
      .onConflictDoNothing()
      .returning({ id: imports.id })
    if (drafted) await record({ name: 'import/drafted', issuerId, subjectIds: [id], data: {} })
    return drafted !== undefined
  })
  if (isNew) return { importId: id, isNew }
  await storage().delete(storageKey)
  return { importId: (await findImport(ctx, file)) as string, isNew }
}

async function look(bytes: Uint8Array, now: Date): Promise<{ facts: FileFacts; plan: ImportPlan }> {
  const file = await openCsv(bytes)
  const plan = proposePlan(file.headings, isoDay(now))
  const facts = await surveyFile(file, plan)
  if (facts.rows === 0) throw new InputError(say('imports.refused.noRows'))
  return { facts, plan: { ...plan, dateOrder: facts.dates.order } }
}

type Which = { issuerId: string; sha256: string; variant: string }

async function findImport(ctx: Ctx, { issuerId, sha256, variant }: Which) {
  const [row] = await ctx.db
    .select({ id: imports.id })
    .from(imports)
    .where(
      and(
        eq(imports.issuerId, issuerId),
        eq(imports.sha256, sha256),
        eq(imports.variant, variant),
        ne(imports.state, 'cancelled'),
      ),
    )
  return row?.id
}

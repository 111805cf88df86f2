import { createHash } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { imports } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRole } from '@/lib/platform/access/policy'
import { InputError } from '@/lib/platform/errors/errors'
import { change } from '@/lib/platform/events/change'
import { newId } from '@/lib/platform/ids/ids'
import { storage } from '@/lib/platform/storage/storage'
import { readCsv } from './csv'

const sizeLimit = 20 * 1024 * 1024

/**
 * Keeps a CSV file of completions and has the jobs take it in. What cannot be read as such a file
 * is refused here, with nothing kept. The same file given to an issuer again answers the import
 * that it made before. Issuer admins only.
 */
export async function startImport(
  ctx: Ctx,
  input: { issuerId: string; fileName: string; bytes: Uint8Array },
): Promise<{ importId: string; isNew: boolean }> {
  const { issuerId, fileName, bytes } = input
  requireRole(ctx, issuerId, 'admin')
  if (bytes.byteLength > sizeLimit) throw new InputError('The file is larger than 20 MB: split it.')
  await checkReadable(bytes)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const id = newId()
  const storageKey = `imports/${id}.csv`
  const before = await findImport(ctx, issuerId, sha256)
  if (before) return { importId: before, isNew: false }

  await storage().put(storageKey, bytes, { contentType: 'text/csv' })
  const isNew = await change(ctx, async (tx, record) => {
    const [started] = await tx
      .insert(imports)
      .values({
        ...{ id, issuerId, fileName, storageKey, sha256, createdAt: ctx.now, state: 'reading' },
        createdBy: ctx.actor.kind === 'user' ? ctx.actor.userId : null,
      })
      .onConflictDoNothing()
      .returning({ id: imports.id })
    if (!started) return false
    await record({ name: 'import/started', issuerId, subjectIds: [id], data: {} })
    return true
  })
  if (isNew) return { importId: id, isNew }
  await storage().delete(storageKey)
  return { importId: (await findImport(ctx, issuerId, sha256)) as string, isNew }
}

async function findImport(ctx: Ctx, issuerId: string, sha256: string) {
  const [row] = await ctx.db
    .select({ id: imports.id })
    .from(imports)
    .where(and(eq(imports.issuerId, issuerId), eq(imports.sha256, sha256)))
  return row?.id
}

/** Reads the file through once: a broken line anywhere refuses the whole file before it is kept. */
async function checkReadable(bytes: Uint8Array) {
  let rows = 0
  for await (const _ of readCsv(bytes)) rows++
  if (rows === 0) throw new InputError('The file has a heading and no rows.')
}

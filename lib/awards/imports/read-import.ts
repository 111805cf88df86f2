import { eq, sql } from 'drizzle-orm'
import { importRows, imports } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRole } from '@/lib/platform/access/policy'
import { NotFound } from '@/lib/platform/errors/errors'
import { storage } from '@/lib/platform/storage/storage'
import { courseIdsByCode } from './course-ids'
import { type CsvRow, readCsv } from './csv'
import { readRow } from './rules'

/** Checks every row of an import's file and keeps it, 1,000 at a time. Run again, it changes nothing. */
export async function readImport(ctx: Ctx, { importId }: { importId: string }): Promise<void> {
  const [given] = await ctx.db.select().from(imports).where(eq(imports.id, importId))
  if (!given) throw new NotFound()
  requireRole(ctx, given.issuerId, 'admin')
  if (given.state !== 'reading') return
  const bytes = await storage().get(given.storageKey)
  if (!bytes) throw new Error(`the file of import ${importId} is gone from the storage`)

  const courseIds = await courseIdsByCode(ctx, given.issuerId)
  for await (const rows of inChunks(readCsv(bytes), 1000)) {
    await ctx.db
      .insert(importRows)
      .values(rows.map((row) => ({ importId, ...row, ...check(row, courseIds, given.createdAt) })))
      .onConflictDoNothing()
  }
  await ctx.db.execute(sql`
    update imports set state = 'recording', rows = found.rows, rejected = found.rejected
    from (
      select count(*) as rows, count(*) filter (where state = 'rejected') as rejected
      from import_rows where import_id = ${importId}
    ) found
    where id = ${importId} and state = 'reading'`)
}

function check({ values }: CsvRow, courseIds: ReadonlyMap<string, string>, now: Date) {
  const read = readRow(values, courseIds, now)
  return 'bad' in read
    ? { state: 'rejected' as const, ...read.bad }
    : { state: 'accepted' as const }
}

async function* inChunks<T>(items: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let chunk: T[] = []
  for await (const item of items) {
    chunk.push(item)
    if (chunk.length < size) continue
    yield chunk
    chunk = []
  }
  if (chunk.length > 0) yield chunk
}

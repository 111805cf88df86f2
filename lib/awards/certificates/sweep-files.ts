import { inArray, sql } from 'drizzle-orm'
import { artefacts, imports, pictures, verificationItems, verificationRuns } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requirePlatformAdmin } from '@/lib/platform/access/policy'
import { storage } from '@/lib/platform/storage/storage'

const hour = 3_600_000

/** The tables whose rows name files, and by what, with what the files' keys begin with. */
const owners = [
  ['certificates/', artefacts, sql<string>`${artefacts.storageKey}`],
  ['imports/', imports, sql<string>`${imports.storageKey}`],
  ['pictures/', pictures, sql<string>`${pictures.storageKey}`],
  ['verifications/', verificationItems, sql<string>`${verificationItems.storageKey}`],
  // A report has its run's name.
  [
    ...(['verification-reports/', verificationRuns] as const),
    sql<string>`'verification-reports/' || ${verificationRuns.id} || '.pdf'`,
  ],
] as const

/**
 * Removes the files that are older than an hour and have no row: a crash came between the two.
 * Answers how many were removed.
 */
export async function sweepFiles(ctx: Ctx): Promise<number> {
  requirePlatformAdmin(ctx)
  let removed = 0
  for (const owner of owners) removed += await sweep(ctx, owner)
  await storage().tidy?.(ctx.now)
  return removed
}

type Owner = (typeof owners)[number]

async function sweep(ctx: Ctx, owner: Owner): Promise<number> {
  let removed = 0
  let keys: string[] = []
  for await (const { key, modifiedAt } of storage().list(owner[0])) {
    if (ctx.now.getTime() - modifiedAt.getTime() < hour) continue
    keys.push(key)
    if (keys.length < 500) continue
    removed += await removeOrphans(ctx, owner, keys)
    keys = []
  }
  return removed + (await removeOrphans(ctx, owner, keys))
}

async function removeOrphans(ctx: Ctx, [, table, name]: Owner, keys: string[]): Promise<number> {
  if (keys.length === 0) return 0
  const rows = await ctx.db.select({ key: name }).from(table).where(inArray(name, keys))
  const known = new Set(rows.map((row) => row.key))
  const orphans = keys.filter((key) => !known.has(key))
  for (const key of orphans) await storage().delete(key)
  return orphans.length
}

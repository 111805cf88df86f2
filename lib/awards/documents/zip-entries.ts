import { createHash } from 'node:crypto'
import { stringify } from 'csv-stringify/sync'
import { desc, eq, inArray, sql } from 'drizzle-orm'
import {
  artefacts,
  certificates,
  certificationVersions,
  revocations,
  suspensions,
} from '@/db/schema'
import { statusColumns } from '@/lib/awards/certificates/queries'
import { certificateStatus } from '@/lib/awards/certificates/rules'
import { certificateUrl } from '@/lib/awards/credentials/addresses'
import type { Ctx } from '@/lib/platform/access/context'
import { settings } from '@/lib/platform/env/settings'
import { storage } from '@/lib/platform/storage/storage'
import { zipName } from './zip-name'

export type ZipEntry = { name: string; input: Uint8Array; lastModified: Date }

/** How many are asked for at a time, and of these how many files are read beside each other. */
const page = 200
const filesAtATime = 8

const headings = ['name', 'certification', 'certificate id', 'link', 'status', 'file', 'sha-256']

/**
 * The newest PDF of each certificate, a few in memory at a time, then a list of all (some 250 bytes
 * each) with the sha-256 of each file. A revoked certificate's file is not given out, and one that is still to be drawn has
 * none: both stand in the list alone. Throws where a file is missing that was recorded.
 */
export async function* zipEntries(ctx: Ctx, certificateIds: string[]): AsyncGenerator<ZipEntry> {
  const lines: Buffer[] = [csv([headings], true)]
  for (let from = 0; from < certificateIds.length; from += page) {
    const rows = await listFacts(ctx, certificateIds.slice(from, from + page))
    for (let at = 0; at < rows.length; at += filesAtATime) {
      for (const { row, bytes } of await Promise.all(
        rows.slice(at, at + filesAtATime).map(withFile),
      )) {
        const name = zipName(row)
        if (bytes) yield { name, input: bytes, lastModified: row.madeAt ?? ctx.now }
        lines.push(csv([listed(row, ctx.now, bytes && name, bytes)]))
      }
    }
  }
  yield { name: 'manifest.csv', input: Buffer.concat(lines), lastModified: ctx.now }
}

type Facts = Awaited<ReturnType<typeof listFacts>>[number]

/** In the order of the ids. */
async function listFacts(ctx: Ctx, certificateIds: string[]) {
  const newest = ctx.db
    .selectDistinctOn([artefacts.certificateId], {
      certificateId: artefacts.certificateId,
      storageKey: artefacts.storageKey,
      madeAt: artefacts.createdAt,
    })
    .from(artefacts)
    .where(inArray(artefacts.certificateId, certificateIds))
    .orderBy(artefacts.certificateId, desc(artefacts.version))
    .as('newest')
  const rows = await ctx.db
    .select({
      ...statusColumns,
      id: certificates.id,
      publicId: certificates.publicId,
      recipientName: certificates.recipientName,
      title: certificationVersions.title,
      storageKey: newest.storageKey,
      madeAt: newest.madeAt,
    })
    .from(certificates)
    .innerJoin(
      certificationVersions,
      eq(certificationVersions.id, certificates.certificationVersionId),
    )
    .leftJoin(newest, eq(newest.certificateId, certificates.id))
    .leftJoin(revocations, eq(revocations.certificateId, certificates.id))
    .leftJoin(
      suspensions,
      sql`${suspensions.certificateId} = ${certificates.id} and ${suspensions.liftedAt} is null`,
    )
    .where(inArray(certificates.id, certificateIds))
  const place = new Map(certificateIds.map((id, i) => [id, i]))
  return rows.sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0))
}

async function withFile(row: Facts): Promise<{ row: Facts; bytes: Uint8Array | null }> {
  if (row.revokedAt || !row.storageKey) return { row, bytes: null }
  const bytes = await storage().get(row.storageKey)
  if (!bytes) throw new Error(`${row.storageKey} is recorded, but not in the storage.`)
  return { row, bytes }
}

function listed(row: Facts, now: Date, name: string | null, bytes: Uint8Array | null): string[] {
  return [
    ...[row.recipientName, row.title, row.publicId],
    certificateUrl(settings().baseUrl, row.publicId),
    certificateStatus(row, now),
    ...(name && bytes ? [name, createHash('sha256').update(bytes).digest('hex')] : ['', '']),
  ]
}

/** As bytes: what is kept of tens of thousands. */
function csv(rows: string[][], bom = false): Buffer {
  return Buffer.from(stringify(rows, { bom, escape_formulas: true, record_delimiter: 'windows' }))
}

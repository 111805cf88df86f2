import { eq, inArray } from 'drizzle-orm'
import { batches, certificates } from '@/db/schema'
import {
  type CertificateFilter,
  listCertificates,
} from '@/lib/awards/certificates/list-certificates'
import { getImport } from '@/lib/awards/imports/queries'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRole } from '@/lib/platform/access/policy'
import { isoDay } from '@/lib/platform/clock/dates'
import { InputError, NotFound } from '@/lib/platform/errors/errors'
import { isId } from '@/lib/platform/ids/ids'
import { say } from '@/lib/platform/language/say'
import { type ZipEntry, zipEntries } from './zip-entries'

/** Beyond 65,535 entries a ZIP takes a form that some programs do not read. */
const zipLimit = 50_000

type Zip = { fileName: string; entries: AsyncGenerator<ZipEntry> }
type Row = { id: string; issuerId: string }

/** The documents of what an import awarded, for `zipStream`. Issuer admins only. */
export async function zipImport(ctx: Ctx, { importId }: { importId: string }): Promise<Zip> {
  const { fileName, issuerId } = await getImport(ctx, { importId })
  requireRole(ctx, issuerId, 'admin')
  const rows = await ctx.db
    .select({ id: certificates.id, issuerId: certificates.issuerId })
    .from(certificates)
    .innerJoin(batches, eq(batches.id, certificates.batchId))
    .where(eq(batches.importId, importId))
    .orderBy(certificates.recipientName, certificates.id)
    .limit(zipLimit + 1)
  return zipOf(ctx, rows, fileName.replace(/\.[a-z]{1,4}$/i, ''))
}

/** The documents of chosen certificates. One that is out of reach refuses the whole. */
export async function zipChosen(
  ctx: Ctx,
  { certificateIds }: { certificateIds: string[] },
): Promise<Zip> {
  const ids = [...new Set(certificateIds.filter(isId))]
  const rows = await ctx.db
    .select({ id: certificates.id, issuerId: certificates.issuerId })
    .from(certificates)
    .where(inArray(certificates.id, ids))
    .orderBy(certificates.recipientName, certificates.id)
  if (rows.length === 0 || rows.length < certificateIds.length) throw new NotFound()
  return zipOf(ctx, rows, 'certificates')
}

/** The documents of every certificate that a list shows by its filter, in the list's order. */
export async function zipFiltered(ctx: Ctx, filter: CertificateFilter): Promise<Zip> {
  const rows: Row[] = []
  let before: string | null = null
  do {
    const more: Awaited<ReturnType<typeof listCertificates>> = await listCertificates(ctx, {
      ...{ ...filter, after: undefined, before: before ?? undefined, limit: 200 },
    })
    rows.push(...more.rows.map(({ id, issuerId }) => ({ id, issuerId })))
    before = more.next
  } while (before && rows.length <= zipLimit)
  return zipOf(ctx, rows, 'certificates')
}

function zipOf(ctx: Ctx, rows: Row[], name: string): Zip {
  for (const issuerId of new Set(rows.map((row) => row.issuerId))) {
    requireRole(ctx, issuerId, 'admin')
  }
  if (rows.length > zipLimit) throw new InputError(say('files.zip.tooMany', { most: zipLimit }))
  const ids = rows.map(({ id }) => id)
  return { fileName: `${name} ${isoDay(ctx.now)}.zip`, entries: zipEntries(ctx, ids) }
}

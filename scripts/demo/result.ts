import { resolve } from 'node:path'
import { sql } from 'drizzle-orm'
import { certificateUrl } from '@/lib/awards/credentials/addresses'
import type { Ctx } from '@/lib/platform/access/context'
import { installationRoot, settings } from '@/lib/platform/env/settings'
import { english } from '@/lib/platform/language/english'
import type { Told } from '@/lib/platform/language/say'

export type DemoCertificate = {
  publicId: string
  url: string
  pdfUrl: string
  /** The file in the data folder; its key where files are kept in S3. */
  pdfPath: string
  learner: string
  certification: string
}
export type DemoResult = {
  baseUrl: string
  /** From the start of the command to the last document. */
  seconds: number
  certificates: DemoCertificate[]
  /** `row` is the line in the file, whose heading is line 1. */
  skipped: { row: number; reason: string }[]
}

/** What became of each row of the file: a certificate, or the reason why there is none. */
export async function readResult(
  ctx: Ctx,
  importId: string,
  baseUrl: string,
): Promise<Omit<DemoResult, 'seconds'>> {
  const rows = await ctx.db.execute<{
    line: number
    reason: Told | null
    publicId: string | null
    learner: string
    certification: string
    storageKey: string | null
  }>(sql`
    select r.line, coalesce(r.reason, item.reason) as reason,
      c.public_id as "publicId", c.recipient_name as learner, v.title as certification,
      (select a.storage_key from artefacts a where a.certificate_id = c.id
        order by a.version desc limit 1) as "storageKey"
    from import_rows r
    left join certificates c on c.completion_id = r.completion_id
    left join certification_versions v on v.id = c.certification_version_id
    left join lateral (
      select coalesce(w.reason, i.reason) as reason
      from batch_items i
      left join review_items w on w.completion_id = i.completion_id and w.resolved_at is null
      where i.completion_id = r.completion_id
      order by i.batch_id desc limit 1
    ) item on true
    where r.import_id = ${importId}
    order by r.line`)
  const certificates: DemoCertificate[] = []
  const skipped: DemoResult['skipped'] = []
  for (const { line, reason, publicId, learner, certification, storageKey } of rows) {
    if (!publicId || !storageKey) {
      skipped.push({
        row: line,
        reason: reason ? english(reason) : 'No certification asks for this course.',
      })
      continue
    }
    const url = certificateUrl(baseUrl, publicId)
    certificates.push({
      ...{ publicId, url, pdfUrl: `${url}/certificate.pdf`, pdfPath: pathOf(storageKey) },
      ...{ learner, certification },
    })
  }
  return { baseUrl, certificates, skipped }
}

function pathOf(storageKey: string): string {
  const { LAUREL_DATA, S3_BUCKET } = settings()
  if (S3_BUCKET) return storageKey
  return resolve(installationRoot(), LAUREL_DATA, 'files', storageKey)
}

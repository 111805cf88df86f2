import { getImport, listRejectedRows } from '@/lib/awards/imports/queries'
import type { Ctx } from '@/lib/platform/access/context'
import { english } from '@/lib/platform/language/english'

export type ImportReport = {
  /** Rows that are in order: taken now, or known from before. */
  accepted: number
  rejected: { row: number; column: string; reason: string; hint: string }[]
  importId: string
  state: string
  issuer: string
  layout: string | null
  rows: number
  notCompleted: number
  duplicates: number
  known: number
  recorded: number
  again: boolean
}

/** What became of a file, in the words and numbers that `--json` writes down. */
export async function readReport(
  ctx: Ctx,
  importId: string,
  again: boolean,
): Promise<ImportReport> {
  const found = await getImport(ctx, { importId })
  const { rows, notCompleted, duplicates, known, recorded, state } = found
  return {
    accepted: rows - found.rejected - notCompleted - duplicates,
    rejected: await rejectedRows(ctx, importId),
    ...{ importId, state, issuer: found.issuerName, layout: found.plan?.layout ?? null },
    ...{ rows, notCompleted, duplicates, known, recorded, again },
  }
}

/** The report for people. */
export function printReport(report: ImportReport, { dryRun }: { dryRun: boolean }) {
  const { accepted, rejected, notCompleted, duplicates, known } = report
  if (report.again) console.log('This very file was imported before; nothing was done twice.')
  const parts = [
    `${accepted} accepted${known > 0 ? ` (${known} known already)` : ''}`,
    ...(notCompleted > 0 ? [`${notCompleted} not completed`] : []),
    ...(duplicates > 0 ? [`${duplicates} given twice`] : []),
    `${rejected.length} rejected`,
  ]
  console.log(`${report.rows} rows for ${report.issuer}: ${parts.join(', ')}.`)
  for (const { row, column, reason, hint } of rejected.slice(0, 50)) {
    console.log(`  line ${row}, ${column}: ${reason} ${hint}`)
  }
  if (rejected.length > 50) console.log(`  … and ${rejected.length - 50} more (--json lists all).`)
  if (dryRun) console.log('Nothing was taken in: this was a dry run.')
}

async function rejectedRows(ctx: Ctx, importId: string): Promise<ImportReport['rejected']> {
  const rows = await listRejectedRows(ctx, { importId })
  return rows.map(({ line, column, reason, hint }) => ({
    ...{ row: line, column: column ?? '' },
    ...{ reason: english(reason ?? ''), hint: english(hint ?? '') },
  }))
}

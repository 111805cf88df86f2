import { stringify } from 'csv-stringify/sync'
import type { Ctx } from '@/lib/platform/access/context'
import { isoDay } from '@/lib/platform/clock/dates'
import { settings } from '@/lib/platform/env/settings'
import { NotFound } from '@/lib/platform/errors/errors'
import { english } from '@/lib/platform/language/english'
import { say, type Told } from '@/lib/platform/language/say'
import { storage } from '@/lib/platform/storage/storage'
import { listRunItems } from './get-run'
import { findRun, reportKey } from './run-rows'

/** What was found in a run as a file for spreadsheets, where no cell begins a formula. */
export async function getRunCsv(
  ctx: Ctx,
  { secret, speak = english }: { secret: string; speak?: (told: Told) => string },
): Promise<{ fileName: string; text: string }> {
  const { run, items } = await listRunItems(ctx, { secret })
  const { baseUrl } = settings()
  const headings = [
    ...(['number', 'given', 'outcome', 'reason', 'title', 'recipient', 'issuer', 'link'] as const),
  ].map((name) => speak(say(`verify.many.column.${name}`)))
  const rows = items.map((item) => [
    ...[String(item.number), item.label],
    speak(say(item.verdict ? `verify.verdict.${item.verdict}.name` : 'verify.many.open')),
    item.reason ? speak(item.reason) : '',
    ...[item.title ?? '', item.recipientName ?? '', item.issuerName ?? ''],
    item.publicId ? `${baseUrl}/c/${item.publicId}` : '',
  ])
  const text = stringify([headings, ...rows], {
    ...{ bom: true, escape_formulas: true, record_delimiter: 'windows' },
  })
  return { fileName: `verification-${isoDay(run.createdAt)}.csv`, text }
}

/** A run's report; NotFound until it is made. */
export async function getRunReport(
  ctx: Ctx,
  { secret }: { secret: string },
): Promise<{ fileName: string; bytes: Uint8Array }> {
  const { id, createdAt } = await findRun(ctx, secret)
  const bytes = await storage().get(reportKey(id))
  if (!bytes) throw new NotFound(say('verify.report.none'))
  return { fileName: `verification-${isoDay(createdAt)}.pdf`, bytes }
}

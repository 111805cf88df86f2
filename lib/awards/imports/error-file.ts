import { stringify } from 'csv-stringify/sync'
import type { Ctx } from '@/lib/platform/access/context'
import { InputError } from '@/lib/platform/errors/errors'
import { english } from '@/lib/platform/language/english'
import { say, type Told } from '@/lib/platform/language/say'
import { getImport, listRejectedRows } from './queries'
import { isExplanation, ownHeadings, surplusHeading } from './reading/own-columns'

/**
 * The rejected rows of an import as a file that can be mended and sent again: their own columns in
 * the file's own layout and delimiter, then the line, the column, the reason and what to do. Reviewers.
 */
export async function writeErrorFile(
  ctx: Ctx,
  { importId, speak = english }: { importId: string; speak?: (told: Told) => string },
): Promise<{ fileName: string; text: string }> {
  const { fileName, facts } = await getImport(ctx, { importId })
  const rows = await listRejectedRows(ctx, { importId })
  if (!facts || rows.length === 0) throw new InputError(say('imports.refused.noErrors'))
  const kept = facts.headings.flatMap((heading, at) => (isExplanation(heading) ? [] : [at]))
  const before = facts.headings.filter((heading) => heading.startsWith(surplusHeading)).length
  const surplus = Math.max(
    0,
    ...rows.map(({ cells }) => (cells?.length ?? 0) - facts.headings.length),
  )
  const headings = [
    ...kept.map((at) => facts.headings[at] ?? ''),
    ...Array.from({ length: surplus }, (_, i) => `${surplusHeading}_${before + i + 1}`),
    ...ownHeadings,
  ]
  const lines = rows.map(({ line, column, reason, hint, cells }) => [
    ...kept.map((at) => cells?.[at] ?? ''),
    ...Array.from({ length: surplus }, (_, i) => cells?.[facts.headings.length + i] ?? ''),
    ...[String(line), column ?? '', reason && speak(reason), hint && speak(hint)],
  ])
  const text = stringify([headings, ...lines], {
    bom: true,
    delimiter: facts.delimiter,
    escape_formulas: true,
    // Not by itself where the file's own line ends are others.
    quoted_match: /\n/,
    record_delimiter: 'windows',
  })
  return { fileName: `${fileName.replace(/\.[a-z]{1,4}$/i, '')}-rejected.csv`, text }
}

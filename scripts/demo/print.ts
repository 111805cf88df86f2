import { isAbsolute, relative } from 'node:path'
import stringWidth from 'string-width'
import type { Ctx } from '@/lib/platform/access/context'
import { english } from '@/lib/platform/language/english'
import { listDemoPeople } from '@/lib/reach/sign-in/demo-people'
import type { PhaseName } from '@/scripts/supervise'
import type { DemoResult } from './result'

const phases: Record<PhaseName, string> = {
  database: 'Database started',
  tables: 'Tables up to date',
  pages: 'Pages built',
  servers: 'Web and jobs running',
}
const rowsShown = 10

/** One line for each phase that is done. */
export function printPhase({ name, ms }: { name: PhaseName; ms?: number }): void {
  if (ms === undefined) return
  line(`  ✓ ${phases[name]} (${(ms / 1000).toFixed(1)} s)`)
}

/** The short table, what was skipped and why, and how to look around. */
export async function printResult(ctx: Ctx, result: DemoResult, log: string): Promise<void> {
  const { certificates, skipped, seconds, baseUrl } = result
  line('')
  printTable(
    ['Learner', 'Certification', 'Public page', 'PDF'],
    certificates
      .slice(0, rowsShown)
      .map((one) => [one.learner, one.certification, one.url, shortPath(one.pdfPath)]),
  )
  if (certificates.length > rowsShown) line(`  … and ${certificates.length - rowsShown} more`)
  line('')
  line(
    `  ${certificates.length} certificates awarded, ${skipped.length} rows waiting or skipped, in ${seconds.toFixed(1)} s.`,
  )
  for (const [reason, rows] of reasons(skipped)) line(`    ${rows} × ${reason}`)
  line('')
  line(`  Laurel serves at ${baseUrl}`)
  line(`  Sign in at ${baseUrl}/sign-in with one click, as`)
  printTable(
    [],
    (await listDemoPeople(ctx)).map(({ name, part, email }) => [name, english(part), email]),
  )
  line(`  Mail lies in ${baseUrl}/admin/mailbox, the servers' log in ${shortPath(log)}`)
  line('')
}

/** As seen from here, where that is shorter. */
function shortPath(path: string): string {
  const near = relative(process.cwd(), path)
  return near.startsWith('..') || isAbsolute(near) ? path : near
}

function reasons(skipped: DemoResult['skipped']): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { reason } of skipped) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  return counts
}

/** Columns as wide as their widest cell on a terminal, where 李 takes two places. */
function printTable(headings: string[], rows: string[][]) {
  const all = headings.length > 0 ? [headings, ...rows] : rows
  const widths = (all[0] ?? []).map((_, i) =>
    Math.max(...all.map((row) => stringWidth(row[i] ?? ''))),
  )
  for (const row of all) {
    const cells = row.map((cell, i) => cell + ' '.repeat((widths[i] ?? 0) - stringWidth(cell)))
    line(`    ${cells.join('  ')}`.trimEnd())
  }
}

function line(text: string) {
  process.stdout.write(`${text}\n`)
}

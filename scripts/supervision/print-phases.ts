import type { LaurelOptions, PhaseName } from '@/scripts/supervise'

const doing: Partial<Record<PhaseName, string>> = {
  pages: 'Building the pages (after an update only; up to a minute)…',
}
const done: Record<PhaseName, string> = {
  database: 'Database started',
  tables: 'Tables up to date',
  pages: 'Pages built',
  servers: 'Web and worker started',
}

/** For `startLaurel`: prints a line a phase with its seconds, and one when a long phase begins. */
export const printPhases: NonNullable<LaurelOptions['onPhase']> = ({ name, ms }) => {
  if (ms !== undefined) console.log(`✓ ${done[name]} (${(ms / 1000).toFixed(1)} s)`)
  else if (doing[name]) console.log(`  ${doing[name]}`)
}

import { type SQL, sql } from 'drizzle-orm'

/** The most that a list's page counts: beyond it "more than" is told, so that work does not grow with the rows. */
const most = 1000

/** How many rows there are, counted to just above a thousand; `rows` is a select. */
export function countUpTo(rows: SQL): SQL<number> {
  return sql<number>`(select count(*) from (${rows} limit ${most + 1}) few)`.mapWith(Number)
}

/** Such a count as the text `ui.counted` takes it. */
export function counted(count: number): { count: number; more: 'yes' | 'no' } {
  return count > most ? { count: most, more: 'yes' } : { count, more: 'no' }
}

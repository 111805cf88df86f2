import type { Sql } from '@/db/guard/pool'
import { certificatesAndAfter } from './fill-certificates'
import { groundwork, learnersAndCompletions } from './fill-people'

/**
 * Fills an empty database with `count` certificates over five years, of three tenths as many
 * learners at eight issuers of very different sizes. The same rows each time but for random ids.
 */
export async function fill(
  sql: Sql,
  count: number,
  { checkKeys, say }: { checkKeys: boolean; say: (line: string) => void },
): Promise<void> {
  await sql.begin(async (tx) => {
    await tx.unsafe(`set local maintenance_work_mem = '512MB'; set local work_mem = '128MB'`)
    // Parts of names are indexed once the rows are there: one by one takes ten times as long.
    await tx.unsafe(`drop index learners_by_part_of_name, learners_by_part_of_address,
      certificates_by_part_of_name`)
    // Checking that the keys which rows refer to are there takes most of the time: the small filling
    // of the bench, by the same statements, has each of them checked.
    if (!checkKeys) await tx.unsafe(`set local session_replication_role = replica`)
    for (const [what, statement] of [
      ...groundwork,
      ...learnersAndCompletions(count),
      ...certificatesAndAfter(count),
    ] as const) {
      const began = performance.now()
      await tx.unsafe(statement)
      const seconds = (performance.now() - began) / 1000
      if (seconds > 2) say(`  ${what}: ${seconds.toFixed(0)} s`)
    }
    await tx.unsafe('select ensure_search_indexes()')
  })
  await sql.unsafe('vacuum analyze')
}

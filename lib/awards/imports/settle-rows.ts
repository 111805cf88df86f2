import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { type Sentence, say } from '@/lib/platform/language/say'
import type { ImportRecord } from './draft'

type Counts = Record<'rows' | 'rejected' | 'notCompleted' | 'duplicates' | 'known', number>

/**
 * What no row can say by itself: who has a name already, which rows are the same, and which
 * completions are known. Answers the counts.
 */
export async function settleRows(
  tx: Transaction,
  { id, issuerId, facts, plan }: ImportRecord,
): Promise<Counts> {
  const column = facts.headings[plan.columns.email ?? 0] ?? 'email'
  // Else the planner, who has not heard of the new rows, compares each with each.
  await tx.execute(sql`analyze import_rows`)
  await nameNameless(tx, id, issuerId, column)
  await tx.execute(sql`
    update import_rows r set state = 'duplicate', same_line = same.line
    from (
      select line as own, first_value(line) over (
        partition by lower(email), course_id, completed_at order by line) as line
      from import_rows where import_id = ${id} and state = 'accepted'
    ) same
    where r.import_id = ${id} and r.line = same.own and same.own <> same.line`)
  await tx.execute(sql`
    update import_rows r set state = 'known'
    from learners l join completions c on c.learner_id = l.id
    where r.import_id = ${id} and r.state = 'accepted' and l.issuer_id = ${issuerId}
      and lower(l.email) = lower(r.email) and c.course_id = r.course_id
      and c.completed_at = r.completed_at`)
  const [counts] = await tx.execute<Counts>(sql`
    select count(*)::int as rows,
      (count(*) filter (where state = 'rejected'))::int as rejected,
      (count(*) filter (where state = 'not-completed'))::int as "notCompleted",
      (count(*) filter (where state = 'duplicate'))::int as duplicates,
      (count(*) filter (where state = 'known'))::int as known
    from import_rows where import_id = ${id}`)
  return counts as Counts
}

/** People who are known keep their name; of others, a file without names cannot tell it. */
async function nameNameless(tx: Transaction, id: string, issuerId: string, column: string) {
  const told = (sentence: Sentence) => JSON.stringify({ ...sentence, values: {} })
  await tx.execute(sql`
    update import_rows r set name = l.name, cells = null
    from learners l
    where r.import_id = ${id} and r.state = 'accepted' and r.name = ''
      and l.issuer_id = ${issuerId} and lower(l.email) = lower(r.email)`)
  await tx.execute(sql`
    update import_rows set state = 'rejected', "column" = ${column},
      reason = jsonb_set(${told(say('imports.row.name.unknown.reason'))}::jsonb,
        '{values,given}', to_jsonb(email)),
      hint = ${told(say('imports.row.name.unknown.hint'))}::jsonb
    where import_id = ${id} and state = 'accepted' and name = ''`)
}

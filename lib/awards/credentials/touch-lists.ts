import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'

/**
 * Says that bits may have changed, of those of these certificates that are or were withdrawn and of
 * programs' credentials, so that every instance makes the lists anew. In one order, so that two who
 * revoke at once do not wait for each other in a circle.
 */
export async function touchLists(
  tx: Transaction,
  { subjectIds, now }: { subjectIds: string[]; now: Date },
): Promise<void> {
  await tx.execute(sql`
    update status_lists l
    set revision = revision + 1, changed_at = greatest(changed_at, ${now.toISOString()}::timestamptz)
    from (
      select id from status_lists
      where id in (
        select list_id from status_entries e
        where certificate_id = any(${sql.param(subjectIds)}::uuid[])
          and (exists (select from revocations w where w.certificate_id = e.certificate_id)
            or exists (select from suspensions w where w.certificate_id = e.certificate_id))
        union
        select list_id from status_entries
        where program_credential_id = any(${sql.param(subjectIds)}::uuid[]))
      order by id
      for update) touched
    where l.id = touched.id`)
}

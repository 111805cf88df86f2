import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'

/**
 * Says that bits of those of these certificates that are or were withdrawn may have changed, so that
 * every instance makes the lists anew. In one order, so that two who revoke at once do not wait for each other in a circle.
 */
export async function touchLists(
  tx: Transaction,
  { certificateIds, now }: { certificateIds: string[]; now: Date },
): Promise<void> {
  await tx.execute(sql`
    update status_lists l
    set revision = revision + 1, changed_at = greatest(changed_at, ${now.toISOString()}::timestamptz)
    from (
      select id from status_lists
      where id in (
        select list_id from status_entries e
        where certificate_id = any(${sql.param(certificateIds)}::uuid[])
          and (exists (select from revocations w where w.certificate_id = e.certificate_id)
            or exists (select from suspensions w where w.certificate_id = e.certificate_id)))
      order by id
      for update) touched
    where l.id = touched.id`)
}

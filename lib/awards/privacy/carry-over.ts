import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'

/** What renews a private certificate is private too, until its learner says otherwise. */
export async function carryOverPrivacy(
  tx: Transaction,
  { certificateIds, now }: { certificateIds: string[]; now: Date },
): Promise<void> {
  await tx.execute(sql`
    insert into private_certificates (certificate_id, since)
    select c.id, ${now.toISOString()}::timestamptz
    from certificates c
    join private_certificates p on p.certificate_id = c.supersedes_id
    where c.id in ${certificateIds}`)
}

import { sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/platform/access/context'
import { requirePlatformAdmin } from '@/lib/platform/access/policy'
import { change } from '@/lib/platform/events/change'

/**
 * Finds the issuers with certificates that have no credential, since they were issued before there
 * were any, and has a job sign them. Answers how many issuers.
 */
export async function findUnsigned(ctx: Ctx): Promise<number> {
  requirePlatformAdmin(ctx)
  return change(ctx, async (tx, record) => {
    const found = await tx.execute<{ id: string }>(sql`
      select i.id from issuers i
      where exists (
        select from certificates c
        where c.issuer_id = i.id
          and not exists (select from credentials k where k.certificate_id = c.id))
      order by i.id`)
    for (const { id: issuerId } of found) {
      await record({ name: 'credential/missing', issuerId, subjectIds: [issuerId], data: {} })
    }
    return found.length
  })
}

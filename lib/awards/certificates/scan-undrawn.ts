import { sql } from 'drizzle-orm'
import { byIssuer } from '@/lib/awards/issuers/by-issuer'
import type { Ctx } from '@/lib/platform/access/context'
import { requirePlatformAdmin } from '@/lib/platform/access/policy'
import { change } from '@/lib/platform/events/change'

/**
 * Asks again for the documents of certificates (at most 500) that were issued more than an hour ago
 * and have none, so that a render job which gave up is not the end of it. Answers how many.
 */
export async function scanUndrawn(ctx: Ctx): Promise<number> {
  requirePlatformAdmin(ctx)
  return change(ctx, async (tx, record) => {
    const undrawn = await tx.execute<{ id: string; issuerId: string }>(sql`
      select c.id, c.issuer_id as "issuerId"
      from batches b
      join certificates c on c.batch_id = b.id
      where b.rendered < b.issued and b.created_at < ${ctx.now.toISOString()}::timestamptz - interval '1 hour'
        and not exists (select from artefacts a where a.certificate_id = c.id and a.kind = 'pdf')
      order by c.id
      limit 500`)
    for (const [issuerId, subjectIds] of byIssuer([...undrawn])) {
      await record({ name: 'document/requested', issuerId, subjectIds, data: {} })
    }
    return undrawn.length
  })
}

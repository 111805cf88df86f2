import { sql } from 'drizzle-orm'
import { byIssuer } from '@/lib/awards/issuers/by-issuer'
import type { Ctx } from '@/lib/platform/access/context'
import { requirePlatformAdmin } from '@/lib/platform/access/policy'
import { change } from '@/lib/platform/events/change'

/**
 * Finds completions that came before the renewal of a held certificate opened, now that it is open,
 * and asks for a decision on them. What does not renew can be earned anew from its expiry. `after` is the last completion of the page before. Answers the
 * last one found, or null when there are no more.
 */
export async function scanRenewals(
  ctx: Ctx,
  { after }: { after: string | null },
): Promise<string | null> {
  requirePlatformAdmin(ctx)
  return change(ctx, async (tx, record) => {
    const due = await tx.execute<{ id: string; issuerId: string }>(sql`
      select distinct completion.id, completion.issuer_id as "issuerId"
      from certificates held
      join holdings h on h.certificate_id = held.id
      join lateral (
        -- In hours: a day of the session's calendar can have 23 or 25.
        select id, held.expires_at - make_interval(hours => 24 * coalesce(renewal_days, 0)) as opens
        from certification_versions
        where certification_id = held.certification_id order by version desc limit 1
      ) current on current.opens <= ${ctx.now.toISOString()}::timestamptz
      join requirements r on r.certification_version_id = current.id and r.kind = 'course'
      join lateral (
        select h.holder_id as id union all select id from learners where merged_into_id = h.holder_id
      ) same on true
      join completions completion on completion.learner_id = same.id
        and completion.course_id = r.course_id and completion.completed_at > held.awarded_at
      where (r.pass_mark is null or completion.score >= r.pass_mark)
        and not exists (
          select from certificates used
          where used.completion_id = completion.id and used.certification_id = held.certification_id)
        and not exists (
          select from batch_items asked
          join batches b on b.id = asked.batch_id
          where asked.completion_id = completion.id and asked.certification_id = held.certification_id
            and b.created_at >= current.opens)
        and completion.id > ${after ?? '00000000-0000-0000-0000-000000000000'}
      order by completion.id
      limit 500`)
    for (const [issuerId, subjectIds] of byIssuer([...due])) {
      await record({ name: 'renewal/due', issuerId, subjectIds, data: {} })
    }
    return due.at(-1)?.id ?? null
  })
}

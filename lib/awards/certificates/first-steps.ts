import { inArray } from 'drizzle-orm'
import { certifications, completions, courses, members } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { readableIssuers } from '@/lib/platform/access/policy'

/** Which steps towards a first certificate have been taken at the actor's issuers. */
export async function getFirstSteps(ctx: Ctx) {
  const mine = readableIssuers(ctx)
  const [course, certification, completion, seats] = await Promise.all(
    [courses, certifications, completions, members].map((table) =>
      ctx.db
        .select({ issuerId: table.issuerId })
        .from(table)
        .where(mine === 'all' ? undefined : inArray(table.issuerId, mine))
        .limit(2),
    ),
  )
  return {
    course: Boolean(course?.length),
    certification: Boolean(certification?.length),
    completions: Boolean(completion?.length),
    /** The first member is the one who set it up. */
    colleagues: (seats?.length ?? 0) > 1,
  }
}

import { and, eq, sql } from 'drizzle-orm'
import { learners } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { InputError } from '@/lib/platform/errors/errors'
import { say } from '@/lib/platform/language/say'
import { findLearner } from './find-learner'
import { type AddressInput, addressInput } from './schema'

/**
 * Another learner of the same issuer by their address, to be compared with the one given; of one who
 * is merged, who stayed. InputError where it is nobody else's. Issuer admins only.
 */
export async function findByAddress(ctx: Ctx, input: AddressInput): Promise<{ otherId: string }> {
  const { learnerId, email } = addressInput.parse(input)
  const { issuerId } = await findLearner(ctx, learnerId, 'admin')
  const [other] = await ctx.db
    .select({ id: sql<string>`coalesce(${learners.mergedIntoId}, ${learners.id})` })
    .from(learners)
    .where(
      and(eq(learners.issuerId, issuerId), eq(sql`lower(${learners.email})`, email.toLowerCase())),
    )
  const nobody = say('people.nobodyElse')
  if (!other || other.id === learnerId) throw new InputError(nobody, { email: nobody })
  return { otherId: other.id }
}

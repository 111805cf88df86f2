import { and, eq, ne, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { formerAddresses, learners } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { InputError } from '@/lib/platform/errors/errors'
import { change } from '@/lib/platform/events/change'
import { newId } from '@/lib/platform/ids/ids'
import { say } from '@/lib/platform/language/say'
import { findLearner } from './find-learner'
import { type AddressInput, addressInput } from './schema'

/**
 * Gives a learner another address: mail goes there, and who proves it holds the certificates. The
 * one before is kept, so that files which still name it mean this learner. Issuer admins only.
 */
export async function changeAddress(ctx: Ctx, input: AddressInput): Promise<void> {
  const { learnerId, email } = addressInput.parse(input)
  await change(ctx, async (tx, record) => {
    const learner = await findLearner({ ...ctx, db: tx }, learnerId, 'admin')
    const { issuerId } = learner
    if (learner.email === email) throw refused(say('people.sameAddress'))
    await refuseTaken(tx, { issuerId, learnerId, email })
    const changed = await tx
      .update(learners)
      .set({ email })
      .where(and(eq(learners.id, learnerId), eq(learners.email, learner.email)))
      .returning({ id: learners.id })
    if (changed.length === 0) throw refused(say('people.changedMeanwhile'))
    await tx.insert(formerAddresses).values({
      ...{ id: newId(), issuerId, learnerId, email: learner.email, replacedAt: ctx.now },
      replacedBy: ctx.actor.kind === 'user' ? ctx.actor.userId : null,
    })
    await record({ name: 'learner/address-changed', issuerId, subjectIds: [learnerId], data: {} })
  })
}

type Wanted = { issuerId: string; learnerId: string; email: string }

/** For the sentence that says whose it is; two changes at once are settled by the unique index. */
async function refuseTaken(tx: Transaction, { issuerId, learnerId, email }: Wanted) {
  const [taken] = await tx
    .select({ name: learners.name })
    .from(learners)
    .where(
      and(
        eq(learners.issuerId, issuerId),
        eq(sql`lower(${learners.email})`, email.toLowerCase()),
        ne(learners.id, learnerId),
      ),
    )
  if (taken) throw refused(say('people.addressTaken', { name: taken.name }))
}

function refused(sentence: ReturnType<typeof say>) {
  return new InputError(sentence, { email: sentence })
}

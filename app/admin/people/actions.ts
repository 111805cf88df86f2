'use server'

import { z } from 'zod'
import { action } from '@/app/action'
import { linkWith } from '@/app/query'
import { changeAddress } from '@/lib/awards/people/change-address'
import { findByAddress } from '@/lib/awards/people/find-by-address'
import { mergeLearners } from '@/lib/awards/people/merge-learners'
import { addressInput, mergeInput } from '@/lib/awards/people/schema'
import { separateLearner } from '@/lib/awards/people/separate-learner'
import { say } from '@/lib/platform/language/say'
import { sendAgain } from '@/lib/reach/notifications/send-again'

const learner = z.object({ learnerId: z.uuid() })

export const mendAddress = action(
  addressInput.extend({ resend: z.string().optional() }),
  async (ctx, { resend, ...input }) => {
    await changeAddress(ctx, input)
    return resend ? sendAgain(ctx, input) : { count: 0 }
  },
  ({ count }, { email }) => say('people.address.mended', { email, count }),
)

export const sendMailAgain = action(learner, sendAgain, ({ count }) =>
  say('people.address.sentAgain', { count }),
)

export const compareWith = action(addressInput, findByAddress, ({ otherId }, { learnerId }) => ({
  goTo: linkWith('/admin/people/merge', { keep: learnerId, merge: otherId }),
}))

export const merge = action(mergeInput, mergeLearners, (_, { keepId }) => ({
  goTo: `/admin/people/${keepId}`,
}))

export const separate = action(learner, separateLearner, () => say('people.merge.separated'))

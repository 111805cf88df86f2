'use server'

import { z } from 'zod'
import { action } from '@/app/action'
import { retryReview } from '@/lib/awards/people/retry-review'

const input = z.object({ reviewItemIds: z.array(z.uuid()).min(1).max(500) })

export const retry = action(input, retryReview, (count) =>
  count === 1 ? 'Tried again; see in a moment.' : `${count} are tried again; see in a moment.`,
)

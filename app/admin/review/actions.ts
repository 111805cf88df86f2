'use server'

import { z } from 'zod'
import { action } from '@/app/action'
import { retryReview } from '@/lib/awards/people/retry-review'
import { say } from '@/lib/platform/language/say'

const input = z.object({ reviewItemIds: z.array(z.uuid()).min(1).max(500) })

export const retry = action(input, retryReview, (count) => say('review.tried', { count }))

'use server'

import { z } from 'zod'
import { action } from '@/app/action'
import { cancelRun } from '@/lib/platform/jobs/cancel-run'
import { retryRun } from '@/lib/platform/jobs/retry-run'
import { say } from '@/lib/platform/language/say'

const input = z.object({ id: z.uuid() })

export const retry = action(
  input,
  (ctx, { id }) => retryRun(ctx, id),
  () => say('jobs.goesOn'),
)

export const cancel = action(
  input,
  (ctx, { id }) => cancelRun(ctx, id),
  () => say('jobs.cancelledNow'),
)

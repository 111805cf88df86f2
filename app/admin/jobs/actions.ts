'use server'

import { z } from 'zod'
import { action } from '@/app/action'
import { cancelRun } from '@/lib/platform/jobs/cancel-run'
import { retryRun } from '@/lib/platform/jobs/retry-run'

const input = z.object({ id: z.uuid() })

export const retry = action(
  input,
  (ctx, { id }) => retryRun(ctx, id),
  () => 'The run goes on from where it stopped.',
)

export const cancel = action(
  input,
  (ctx, { id }) => cancelRun(ctx, id),
  () => 'The run is cancelled.',
)

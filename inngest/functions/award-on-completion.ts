import { openBatch } from '@/lib/awards/certificates/open-batch'
import type { BatchTrigger } from '@/lib/awards/certificates/schema'
import { batchTriggers } from '@/lib/awards/certificates/schema'
import { jobContext } from '@/lib/platform/access/job-context'
import { factEvent } from '@/lib/platform/events/catalogue'
import { inngest } from '@/lib/platform/events/client'

/** Whatever may earn somebody a certification opens a batch, in which that is decided. */
export const awardOnCompletion = inngest.createFunction(
  { id: 'award-on-completion', triggers: batchTriggers.map((event) => ({ event })), retries: 10 },
  async ({ event, step }) => {
    await step.run('open-batch', () => {
      const { issuerId, subjectIds, importId } = factEvent.parse(event.data)
      const trigger = event.name as BatchTrigger
      const ctx = jobContext('award-on-completion')
      return openBatch(ctx, { issuerId, cause: String(event.id), trigger, subjectIds, importId })
    })
  },
)

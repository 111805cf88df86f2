import { issueChunk } from '@/lib/awards/certificates/issue-chunk'
import { jobContext } from '@/lib/platform/access/job-context'
import { factEvent } from '@/lib/platform/events/catalogue'
import { inngest } from '@/lib/platform/events/client'

/** Issues a batch, 200 decisions a step. */
export const issueBatch = inngest.createFunction(
  { id: 'issue-batch', triggers: [{ event: 'batch/opened' }], retries: 10 },
  async ({ event, step }) => {
    const [batchId = ''] = factEvent.parse(event.data).subjectIds
    let remaining = 1
    for (let n = 1; remaining > 0; n++) {
      const done = await step.run(`issue-${n}`, () =>
        issueChunk(jobContext('issue-batch'), { batchId }),
      )
      remaining = done.remaining
    }
  },
)

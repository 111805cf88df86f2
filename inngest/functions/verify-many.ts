import { z } from 'zod'
import { endRun } from '@/lib/awards/verification/end-run'
import { verifyChunk } from '@/lib/awards/verification/verify-chunk'
import { writeReport } from '@/lib/awards/verification/write-report'
import { jobContext } from '@/lib/platform/access/job-context'
import { inngest } from '@/lib/platform/events/client'

const ctx = () => jobContext('verify-many')

/** The fact is no issuer's, unlike those that `factEvent` reads. */
const requested = z.object({ subjectIds: z.tuple([z.uuid()]) })

/** Verifies many for somebody, 25 a step, then makes the report of what was found. */
export const verifyMany = inngest.createFunction(
  {
    id: 'verify-many',
    triggers: [{ event: 'verification/requested' }],
    retries: 10,
    // The rest is answered all the same; only the report may be missing.
    onFailure: async ({ event, step }) => {
      const [runId] = requested.parse(event.data.event.data).subjectIds
      await step.run('end', () => endRun(ctx(), { runId }))
    },
  },
  async ({ event, step }) => {
    const [runId] = requested.parse(event.data).subjectIds
    let more = true
    for (let n = 1; more; n++) {
      more = (await step.run(`verify-${n}`, () => verifyChunk(ctx(), { runId }))).more
    }
    await step.run('report', () => writeReport(ctx(), { runId }))
    await step.run('end', () => endRun(ctx(), { runId }))
  },
)

import { sequenceLog } from '@/lib/awards/log/sequence-log'
import { jobContext } from '@/lib/platform/access/job-context'
import { inngest } from '@/lib/platform/events/client'

/**
 * Gives what was told to the transparency log its place there, 10,000 leaves a step: after the facts
 * that bring most of it, and each minute for the rest. One run at a time: the next takes what came
 * meanwhile, and where there is nothing it costs one query.
 */
export const sequenceLeaves = inngest.createFunction(
  {
    id: 'sequence-log',
    triggers: [
      { event: 'certificate/issued' },
      { event: 'certificate/revoked' },
      { event: 'credential-key/retired' },
      { event: 'credential-key/compromised' },
      { cron: 'TZ=UTC * * * * *' },
    ],
    concurrency: 1,
    retries: 3,
  },
  async ({ step }) => {
    let more = true
    for (let n = 1; more; n++) {
      more = (await step.run(`sequence-${n}`, () => sequenceLog(jobContext('sequence-log')))).more
    }
  },
)

import { sweepFiles } from '@/lib/awards/certificates/sweep-files'
import { jobContext } from '@/lib/platform/access/job-context'
import { inngest } from '@/lib/platform/events/client'

/** Removes files that a crash left without a row. */
export const sweepOrphans = inngest.createFunction(
  { id: 'sweep-files', triggers: [{ cron: 'TZ=UTC 30 * * * *' }], retries: 3 },
  async ({ step }) => {
    await step.run('sweep', () => sweepFiles(jobContext('sweep-files')))
  },
)

import { jobContext } from '@/lib/platform/access/job-context'
import { inngest } from '@/lib/platform/events/client'
import { deliver } from '@/lib/reach/notifications/deliver'

/**
 * Sends what is due and nobody sends: mails asked for again, those that a service put off, and those
 * that a run had in hand when it died.
 */
export const deliverWaiting = inngest.createFunction(
  {
    id: 'deliver-waiting',
    triggers: [{ event: 'delivery/retried' }, { cron: 'TZ=UTC */10 * * * *' }],
    retries: 3,
  },
  async ({ step }) => {
    let sent = 1
    for (let n = 1; sent > 0; n++) {
      sent = await step.run(`mail-${n}`, () => deliver(jobContext('deliver-waiting')))
    }
  },
)

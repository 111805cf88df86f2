import { jobContext } from '@/lib/platform/access/job-context'
import { factEvent } from '@/lib/platform/events/catalogue'
import { inngest } from '@/lib/platform/events/client'
import { deliver } from '@/lib/reach/notifications/deliver'
import { notify } from '@/lib/reach/notifications/notify'
import type { NotificationType } from '@/lib/reach/notifications/schema'

/** What is told about each fact. “Issued” waits for the document, so that the link shows it. */
const types: Record<string, NotificationType> = {
  'certificate/rendered': 'issued',
  'certificate/revoked': 'revoked',
  'certificate/expiring': 'expiring',
  'certificate/expired': 'expired',
}

/** Tells learners what happened to their certificates: in the app at once, then by mail, 50 a step. */
export const sendNotification = inngest.createFunction(
  {
    id: 'send-notification',
    triggers: Object.keys(types).map((event) => ({ event })),
    retries: 10,
  },
  async ({ event, step }) => {
    const { issuerId, subjectIds: certificateIds, threshold = 0 } = factEvent.parse(event.data)
    const type = types[event.name] as NotificationType
    const ctx = () => jobContext('send-notification')
    await step.run('notify', () => notify(ctx(), { issuerId, type, certificateIds, threshold }))
    let sent = 1
    for (let n = 1; sent > 0; n++) {
      sent = await step.run(`mail-${n}`, () => deliver(ctx(), { certificateIds }))
    }
  },
)

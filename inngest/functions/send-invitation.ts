import { jobContext } from '@/lib/platform/access/job-context'
import { factEvent } from '@/lib/platform/events/catalogue'
import { inngest } from '@/lib/platform/events/client'
import { mailInvitation } from '@/lib/reach/notifications/mail-invitation'

/** Mails the link of an invitation. */
export const sendInvitation = inngest.createFunction(
  { id: 'send-invitation', triggers: [{ event: 'invitation/sent' }], retries: 10 },
  async ({ event, step }) => {
    const [invitationId = ''] = factEvent.parse(event.data).subjectIds
    await step.run('mail', () => mailInvitation(jobContext('send-invitation'), { invitationId }))
  },
)

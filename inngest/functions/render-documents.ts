import { renderChunk } from '@/lib/awards/certificates/render-chunk'
import { jobContext } from '@/lib/platform/access/job-context'
import { factEvent } from '@/lib/platform/events/catalogue'
import { inngest } from '@/lib/platform/events/client'

const chunk = 250

/** Draws and stores the PDFs of what was issued, 250 a step: about half a second. */
export const renderDocuments = inngest.createFunction(
  {
    id: 'render-documents',
    triggers: [{ event: 'certificate/issued' }, { event: 'document/requested' }],
    retries: 10,
  },
  async ({ event, step }) => {
    const { issuerId, subjectIds } = factEvent.parse(event.data)
    for (let from = 0; from < subjectIds.length; from += chunk) {
      const certificateIds = subjectIds.slice(from, from + chunk)
      await step.run(`render-${from / chunk + 1}`, () =>
        renderChunk(jobContext('render-documents'), { issuerId, certificateIds }),
      )
    }
  },
)

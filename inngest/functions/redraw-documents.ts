import { failRedraw } from '@/lib/awards/documents/fail-redraw'
import { passOnRedraw } from '@/lib/awards/documents/pass-on-redraw'
import { redrawChunk } from '@/lib/awards/documents/redraw-chunk'
import { jobContext } from '@/lib/platform/access/job-context'
import { factEvent } from '@/lib/platform/events/catalogue'
import { inngest } from '@/lib/platform/events/client'

const ctx = () => jobContext('redraw-documents')

/** A run has at most 1,000 steps: a redrawing of more is passed on to another. */
const chunksAtMost = 900

/** Draws documents of an older renderer anew, 250 a step, beside the files there are. */
export const redrawDocuments = inngest.createFunction(
  {
    id: 'redraw-documents',
    triggers: [{ event: 'redraw/started' }, { event: 'redraw/passed-on' }],
    retries: 10,
    onFailure: async ({ error, event, step }) => {
      const [redrawId = ''] = factEvent.parse(event.data.event.data).subjectIds
      await step.run('fail', () => failRedraw(ctx(), { redrawId, said: error.message }))
    },
  },
  async ({ event, step }) => {
    const [redrawId = ''] = factEvent.parse(event.data).subjectIds
    let more = true
    for (let n = 1; more && n <= chunksAtMost; n++) {
      more = (await step.run(`redraw-${n}`, () => redrawChunk(ctx(), { redrawId }))).more
    }
    if (more) await step.run('pass-on', () => passOnRedraw(ctx(), { redrawId }))
  },
)

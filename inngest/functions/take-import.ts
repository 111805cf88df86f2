import { failImport } from '@/lib/awards/imports/fail-import'
import { recordRows } from '@/lib/awards/imports/record-rows'
import { jobContext } from '@/lib/platform/access/job-context'
import { factEvent } from '@/lib/platform/events/catalogue'
import { inngest } from '@/lib/platform/events/client'

const ctx = () => jobContext('take-import')

/** Takes a checked file of completions in: records its good rows, 500 a step. */
export const takeImport = inngest.createFunction(
  {
    id: 'take-import',
    triggers: [{ event: 'import/started' }],
    retries: 10,
    onFailure: async ({ error, event, step }) => {
      const [importId = ''] = factEvent.parse(event.data.event.data).subjectIds
      await step.run('fail', () => failImport(ctx(), { importId, said: error.message }))
    },
  },
  async ({ event, step }) => {
    const [importId = ''] = factEvent.parse(event.data).subjectIds
    let recorded = 1
    for (let n = 1; recorded > 0; n++) {
      recorded = await step.run(`record-${n}`, () => recordRows(ctx(), { importId }))
    }
  },
)

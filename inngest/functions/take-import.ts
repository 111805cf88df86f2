import { readImport } from '@/lib/awards/imports/read-import'
import { recordRows } from '@/lib/awards/imports/record-rows'
import { jobContext } from '@/lib/platform/access/job-context'
import { factEvent } from '@/lib/platform/events/catalogue'
import { inngest } from '@/lib/platform/events/client'

/** Takes a file of completions in: checks its rows, then records the good ones, 500 a step. */
export const takeImport = inngest.createFunction(
  { id: 'take-import', triggers: [{ event: 'import/started' }], retries: 10 },
  async ({ event, step }) => {
    const [importId = ''] = factEvent.parse(event.data).subjectIds
    const ctx = () => jobContext('take-import')
    await step.run('read', () => readImport(ctx(), { importId }))
    let recorded = 1
    for (let n = 1; recorded > 0; n++) {
      recorded = await step.run(`record-${n}`, () => recordRows(ctx(), { importId }))
    }
  },
)

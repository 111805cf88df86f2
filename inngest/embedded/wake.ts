import type { WakePayload } from './add-jobs'
import type { RunnerContext } from './context'
import { failure } from './failure'
import { settleStep } from './settle'

/** The task at the end of a sleep, or of a wait that nothing came for: that step is null, an invocation fails. */
export async function wake({ store }: RunnerContext, { run, step }: WakePayload): Promise<void> {
  await store.transact(async (query) => {
    const [row] = await query<{ kind: string }>(
      `select kind from job_steps where run_id = $1 and id = $2 and status = 'waiting'`,
      [run, step],
    )
    if (!row) return
    const late = failure('InvokeTimeout', 'The invoked function did not end in time.')
    await settleStep(query, run, step, row.kind === 'invoke' ? { error: late } : { data: 'null' })
  })
}

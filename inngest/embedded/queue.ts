import { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { Logger, type Runner, run, type TaskList, type WorkerEvents } from 'graphile-worker'
import type { AdvancePayload, StepPayload, WakePayload } from './add-jobs'
import { advance } from './advance'
import type { RunnerContext } from './context'
import { deliver } from './deliver'
import { Fenced } from './failure'
import { finishCancelled } from './finish'
import type { Presence } from './presence'
import { runStep } from './run-step'
import type { Outgoing } from './sent-events'
import { wake } from './wake'

/** How often an idle worker looks for work that no notification told it of, in milliseconds. */
const pollInterval = 1000

export interface Queue {
  stop: () => Promise<void>
}

/**
 * Runs graphile-worker, and runs it anew when it gives itself up (it does when it cannot mark a
 * job as done, as after a killed backend). Resolves when the first one looks for jobs.
 */
export async function startQueue(
  context: RunnerContext,
  presence: Presence,
  concurrency: number,
): Promise<Queue> {
  let current = await startPool(context, presence, concurrency)
  const supervised = supervise()

  async function supervise() {
    while (!context.stopping) {
      await current.runner.promise.catch((error: unknown) => {
        context.log.warn({ err: error }, 'The queue gave up and is started again')
      })
      if (context.stopping) return
      // Nothing of the old pool runs any more, so what it left locked is free to be run again.
      const { poolId } = current
      await context.store.query('select graphile_worker.force_unlock_workers($1)', [[poolId]])
      await sleep(100)
      current = await startPool(context, presence, concurrency)
    }
  }

  return {
    async stop() {
      await current.runner.stop().catch(() => undefined)
      await supervised
      await context.store.query('select graphile_worker.force_unlock_workers($1)', [
        [current.poolId],
      ])
    },
  }
}

interface Pool {
  runner: Runner
  poolId: string
}

async function startPool(
  context: RunnerContext,
  presence: Presence,
  concurrency: number,
): Promise<Pool> {
  const events: WorkerEvents = new EventEmitter()
  let poolId = ''
  let announced: Promise<void> | undefined
  events.on('pool:create', ({ workerPool }) => {
    poolId = workerPool.id
    announced = presence.announce(poolId)
  })
  const runner = await run({
    pgPool: context.store.pool,
    taskList: tasksOf(context),
    concurrency,
    pollInterval,
    noHandleSignals: true,
    events,
    logger: quiet(context),
    preset: {
      // Nothing is locked under a name that no other worker could release.
      plugins: [{ name: 'announce', version: '1.0.0', worker: { hooks: { startWorker } } }],
      // Without a batch, 0.17 leaves the promise of marking a job as done unhandled.
      worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 },
    },
  })
  async function startWorker() {
    await announced
  }
  return { runner, poolId }
}

function tasksOf(context: RunnerContext): TaskList {
  return {
    deliver_event: (payload) => deliver(context, payload as Outgoing),
    advance: (payload, { job }) => advance(context, payload as AdvancePayload, job.attempts),
    run_step: (payload, { job }) => runStep(context, payload as StepPayload, job.attempts),
    wake: (payload) => wake(context, payload as WakePayload),
    end_run: (payload) =>
      context.store.transact((query) => finishCancelled(query, (payload as { run: string }).run)),
  }
}

/** graphile-worker logs each job and each lost connection as an error; most of it is expected. */
function quiet({ log }: RunnerContext): Logger {
  return new Logger(() => (level, message, meta) => {
    const error = (meta as { error?: unknown } | undefined)?.error
    if (level !== 'error' || error instanceof Fenced) return
    log.warn({ err: error }, message.split('\n')[0] ?? message)
  })
}

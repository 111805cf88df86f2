import { EventEmitter } from 'node:events'
import { Logger, run, type WorkerEvents } from 'graphile-worker'
import { newId } from '@/lib/platform/ids/ids'
import type { RunnerContext } from './context'
import { Fenced } from './failure'
import { openPresence } from './presence'
import { queuePool } from './queue-pool'
import { unlockJobs } from './release'
import { tasksOf } from './tasks'

/** How often an idle member looks for work that no notification told it of, in milliseconds. */
const pollInterval = 1000

/** One graphile-worker pool, seen by others under an id of its own. */
export interface Member {
  /** Resolves when the pool has ended, with the error if there was one. */
  ended: Promise<unknown>
  /** Lets the jobs in hand end, and leaves nothing locked. */
  stop: () => Promise<void>
}

/**
 * Starts a pool. Resolves when it looks for jobs; rejects when the database cannot be reached.
 *
 * `onDoubt` is called when jobs may be locked under its name that it does not run: others took it
 * for dead, or the answer to its asking for a job was lost. Only its end frees such jobs.
 */
export async function startMember(
  shared: RunnerContext,
  url: string,
  concurrency: number,
  onDoubt: () => void,
): Promise<Member> {
  const workerId = newId()
  // What changes in the shared context (stopping, functions) is seen through it.
  const context: RunnerContext = Object.create(shared, { workerId: { value: workerId } })
  const presence = openPresence(url, workerId, shared.log, onDoubt)
  const events: WorkerEvents = new EventEmitter()
  let poolId = ''
  let announced: Promise<void> | undefined
  events.on('pool:create', ({ workerPool }) => {
    poolId = workerPool.id
    announced = presence.announce(poolId)
  })
  const runner = await run({
    pgPool: queuePool(shared.store, onDoubt),
    taskList: tasksOf(context),
    concurrency,
    pollInterval,
    noHandleSignals: true,
    events,
    logger: quiet(context),
    preset: {
      // Nothing is locked under a name that no other worker could release.
      plugins: [{ name: 'announce', version: '1.0.0', worker: { hooks: { startWorker } } }],
      // In batches, so that the end waits until what was done is marked as done.
      worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 },
    },
  })
  async function startWorker() {
    await announced
  }
  shared.members.add(workerId)
  let stopped: Promise<void> | undefined

  async function stop() {
    await runner.stop().catch(() => undefined)
    await runner.promise.catch(() => undefined)
    await shared.store.transact((query) => unlockJobs(query, poolId))
    await presence.leave()
    shared.members.delete(workerId)
  }

  return {
    ended: runner.promise.then(
      () => undefined,
      (error: unknown) => error,
    ),
    stop() {
      stopped ??= stop()
      return stopped
    },
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

import type { Inngest } from 'inngest'
import { serve } from 'inngest/edge'
import { setEventFetch } from '@/lib/platform/events/client'
import { newId } from '@/lib/platform/ids/ids'
import { type Chores, startChores } from './chores'
import type { RunnerContext } from './context'
import { embeddedFetch } from './fetch'
import { readFunctions, type SdkFunction } from './functions'
import type { Log } from './log'
import { type Queue, startQueue } from './queue'
import { register } from './registry'
import { SentEvents } from './sent-events'
import { openStore } from './store'

export interface RunnerOptions {
  /** The database, migrated. */
  url: string
  client: Inngest.Any
  functions: readonly SdkFunction[]
  /** How long ended runs are kept. */
  retentionDays: number
  /** Calls at a time in this process. */
  concurrency?: number
  log: Log
}

export interface RunnerHandle {
  /** Resolves when jobs are being run; rejects with SetupError for a function that cannot be. */
  ready: Promise<void>
  /** Finishes the steps in hand and gives everything else back. */
  stop: () => Promise<void>
}

/** Starts the runner of the embedded mode in this process. */
export function startRunner(options: RunnerOptions): RunnerHandle {
  const { url, client, functions, retentionDays, concurrency = 4, log } = options
  const store = openStore(url, concurrency + 3, log)
  const sent = new SentEvents()
  const handler = serve({ client, functions: [...functions] })
  const context: RunnerContext = {
    store,
    handler,
    functions: new Map(),
    sent,
    log,
    workerId: newId(),
    members: new Set(),
    stopping: false,
  }
  let queue: Queue | undefined
  let chores: Chores | undefined

  async function start() {
    context.functions = await readFunctions(client.id, handler, functions)
    setEventFetch(embeddedFetch(store, sent))
    // Once without trying again: a database that cannot be used at all is to be told.
    await store.pool.query('select 1')
    await store.transact((query) => register(query, context.functions.values()))
    chores = await startChores(context, retentionDays)
    queue = await startQueue(context, url, concurrency)
    log.info({ functions: context.functions.size, concurrency }, 'Jobs run in embedded mode')
  }

  async function stop() {
    context.stopping = true
    store.hurry()
    await ready.catch(() => undefined)
    await queue?.stop()
    await chores?.stop()
    await store.close()
  }

  const ready = start()
  let stopped: Promise<void> | undefined
  return {
    ready,
    stop() {
      stopped ??= stop()
      return stopped
    },
  }
}

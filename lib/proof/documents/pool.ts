import { availableParallelism } from 'node:os'
import path from 'node:path'
import { Piscina } from 'piscina'
import { type Sentence, say } from '@/lib/platform/language/say'
import type { ThreadAnswer, ThreadOrder } from './thread-answer'

/**
 * One document's outcome. `not-drawable` will fail again until something changes; `not-signed`,
 * `time-limit` and `failed` (out of memory, a bug) may be tried again. `reason` is a sentence for an
 * admin.
 */
export type RenderResult =
  | ThreadAnswer
  | { ok: false; code: 'time-limit' | 'failed'; reason: Sentence; cause: unknown }

export type RenderPool = {
  renderMany(order: ThreadOrder, timeLimitMs?: number): Promise<RenderResult[]>
  close(): Promise<void>
}

let shared: RenderPool | undefined

/**
 * Makes the documents on the process's render threads, results in the order of `docs`. A document
 * that fails, hangs or eats the memory costs its thread, not the others' results. The time limit is
 * a document's own, from its start on a thread, the thread's own start (about 1 s) included.
 */
export function renderMany(order: ThreadOrder, timeLimitMs?: number): Promise<RenderResult[]> {
  const root = process.env.LAUREL_ROOT ?? process.cwd()
  shared ??= openPool(path.join(root, 'dist/render-thread.js'))
  return shared.renderMany(order, timeLimitMs)
}

/** Ends the threads; what is being drawn is given up. The next `renderMany` starts new ones. */
export async function closePool(): Promise<void> {
  const closing = shared
  shared = undefined
  await closing?.close()
}

type Threads = Piscina<ThreadOrder, ThreadAnswer[]>

/** Documents that a thread takes at a time: some 20 ms of work, beside which the way there is little. */
const share = 25

/** A pool of at most two threads which run `threadFile`. Threads start when needed and idle out. */
export function openPool(threadFile: string): RenderPool {
  const count = Math.min(2, availableParallelism())
  const threads: Threads = new Piscina({
    filename: threadFile,
    minThreads: 0,
    maxThreads: count,
    idleTimeout: 30_000,
    resourceLimits: { maxOldGenerationSizeMb: 512, stackSizeMb: 4 },
  })
  const slots = slotsFor(count)
  return {
    renderMany: async (order, timeLimitMs = 20_000) => {
      const shares = []
      for (let from = 0; from < order.docs.length; from += share) {
        const docs = order.docs.slice(from, from + share)
        shares.push(slots(() => renderShare(threads, { ...order, docs }, timeLimitMs)))
      }
      return (await Promise.all(shares)).flat()
    },
    close: () => threads.destroy(),
  }
}

/** Where one of a share goes wrong, the others are done again, each by itself. */
async function renderShare(
  threads: Threads,
  order: ThreadOrder,
  timeLimitMs: number,
): Promise<RenderResult[]> {
  const limit = AbortSignal.timeout(timeLimitMs)
  try {
    // Aborting ends the thread: a hanging layout never comes back to its event loop by itself.
    return await threads.run(order, { signal: limit })
  } catch (cause) {
    if (order.docs.length > 1) {
      const results: RenderResult[] = []
      for (const doc of order.docs) {
        results.push(...(await renderShare(threads, { ...order, docs: [doc] }, timeLimitMs)))
      }
      return results
    }
    if (limit.aborted) {
      const reason = say('documents.tooSlow', { seconds: timeLimitMs / 1000 })
      return [{ ok: false, code: 'time-limit', reason, cause }]
    }
    const reason = say('documents.failed')
    return [{ ok: false, code: 'failed', reason, cause }]
  }
}

/** Runs at most `count` tasks at a time: a task that waits must not use up its time limit. */
function slotsFor(count: number) {
  const waiting: Array<() => void> = []
  let free = count
  return async <T>(task: () => Promise<T>): Promise<T> => {
    if (free > 0) free--
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await task()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free++
    }
  }
}

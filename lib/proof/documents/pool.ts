import { availableParallelism } from 'node:os'
import path from 'node:path'
import { Piscina } from 'piscina'
import { type Sentence, say } from '@/lib/platform/language/say'
import type { CertificateDocument } from './schema'
import type { ThreadAnswer } from './thread-answer'

/**
 * One document's outcome. `not-drawable` will fail again until something changes; `time-limit` and
 * `failed` (out of memory, a bug) may be tried again. `reason` is a sentence for an admin.
 */
export type RenderResult =
  | ThreadAnswer
  | { ok: false; code: 'time-limit' | 'failed'; reason: Sentence; cause: unknown }

export type RenderOptions = { timeLimitMs?: number }

export type RenderPool = {
  renderMany(docs: readonly CertificateDocument[], options?: RenderOptions): Promise<RenderResult[]>
  close(): Promise<void>
}

let shared: RenderPool | undefined

/**
 * Draws the documents on the process's render threads, results in the order of `docs`. A document
 * that fails, hangs or eats the memory costs its thread, not the others' results. The time limit is
 * a document's own, from its start on a thread, the thread's own start (about 1 s) included.
 */
export function renderMany(docs: readonly CertificateDocument[], options?: RenderOptions) {
  const root = process.env.LAUREL_ROOT ?? process.cwd()
  shared ??= openPool(path.join(root, 'dist/render-thread.js'))
  return shared.renderMany(docs, options)
}

/** Ends the threads; what is being drawn is given up. The next `renderMany` starts new ones. */
export async function closePool(): Promise<void> {
  const closing = shared
  shared = undefined
  await closing?.close()
}

/** A pool of at most two threads which run `threadFile`. Threads start when needed and idle out. */
export function openPool(threadFile: string): RenderPool {
  const threads = Math.min(2, availableParallelism())
  const piscina = new Piscina<CertificateDocument, ThreadAnswer>({
    filename: threadFile,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 30_000,
    resourceLimits: { maxOldGenerationSizeMb: 512, stackSizeMb: 4 },
  })
  const slots = slotsFor(threads)
  return {
    renderMany: (docs, { timeLimitMs = 20_000 } = {}) =>
      Promise.all(docs.map((doc) => slots(() => renderOne(piscina, doc, timeLimitMs)))),
    close: () => piscina.destroy(),
  }
}

async function renderOne(
  piscina: Piscina<CertificateDocument, ThreadAnswer>,
  doc: CertificateDocument,
  timeLimitMs: number,
): Promise<RenderResult> {
  const limit = AbortSignal.timeout(timeLimitMs)
  try {
    // Aborting ends the thread: a hanging layout never comes back to its event loop by itself.
    return await piscina.run(doc, { signal: limit })
  } catch (cause) {
    if (limit.aborted) {
      const reason = say('documents.tooSlow', { seconds: timeLimitMs / 1000 })
      return { ok: false, code: 'time-limit', reason, cause }
    }
    const reason = say('documents.failed')
    return { ok: false, code: 'failed', reason, cause }
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

import { availableParallelism } from 'node:os'
import path from 'node:path'
import { Piscina } from 'piscina'
import { reportBug } from '@/lib/platform/log/report'
import type { CheckOrder } from './check-thread'
import type { Parsed } from './parse-pdf'
import { type ReadLimits, type ReadPdf, readLimits, type Unreadable } from './read'
import { watchMemory } from './watch-memory'
import { unreadableSentence } from './words'

export type PdfReader = {
  read(bytes: Uint8Array, limits?: Partial<ReadLimits>): Promise<ReadPdf | Unreadable>
  close(): Promise<void>
}

let shared: PdfReader | undefined

/**
 * Reads a PDF that anyone may have made, on a thread of the process's own, within limits of time and
 * memory: what hangs or bursts costs its thread, and is answered like everything else that cannot be
 * read. 0.1 to 0.3 s for one of ours, 1 s with the start of a thread.
 */
export function readPdf(
  bytes: Uint8Array,
  limits?: Partial<ReadLimits>,
): Promise<ReadPdf | Unreadable> {
  const root = process.env.LAUREL_ROOT ?? process.cwd()
  shared ??= openReader(path.join(root, 'dist/check-thread.js'))
  return shared.read(bytes, limits)
}

/** Ends the threads; what is being read is given up. The next `readPdf` starts new ones. */
export async function closeReader(): Promise<void> {
  const closing = shared
  shared = undefined
  await closing?.close()
}

/** At most two threads which run `threadFile`. They start when needed and idle out. */
export function openReader(threadFile: string): PdfReader {
  const threads: Piscina<CheckOrder, Parsed> = new Piscina({
    filename: threadFile,
    minThreads: 0,
    maxThreads: Math.min(2, availableParallelism()),
    idleTimeout: 30_000,
    // A file that ends its thread must not take another's along.
    concurrentTasksPerWorker: 1,
    resourceLimits: { maxOldGenerationSizeMb: 256, stackSizeMb: 4 },
  })
  return {
    read: async (bytes, given) => {
      const parsed = await readOn(threads, bytes, { ...readLimits, ...given })
      if (parsed.ok) return parsed.read
      return { unreadable: unreadableSentence(parsed.code), code: parsed.code }
    },
    close: () => threads.destroy(),
  }
}

async function readOn(
  threads: Piscina<CheckOrder, Parsed>,
  bytes: Uint8Array,
  limits: ReadLimits,
): Promise<Parsed> {
  if (bytes.length > limits.bytes) return { ok: false, code: 'too-large' }
  const time = AbortSignal.timeout(limits.ms)
  const memory = watchMemory(limits.memory)
  try {
    return await threads.run({ bytes, limits }, { signal: AbortSignal.any([time, memory.signal]) })
  } catch (error) {
    if (time.aborted) return { ok: false, code: 'too-slow' }
    if (memory.signal.aborted || isOutOfMemory(error)) return { ok: false, code: 'too-much' }
    reportBug(error, 'the reading of PDFs')
    return { ok: false, code: 'broken' }
  } finally {
    memory.stop()
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}

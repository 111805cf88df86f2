import path from 'node:path'
import { Piscina } from 'piscina'
import type { ReportOrder } from './schema'

/** How long the making of a report may take, its thread's start included. */
const limitMs = 120_000

/** A report's PDF, made on a thread of its own: a thousand rows take seconds. Throws if it fails. */
export async function makeReport(order: ReportOrder): Promise<Uint8Array> {
  const root = process.env.LAUREL_ROOT ?? process.cwd()
  const thread = new Piscina<ReportOrder, Uint8Array>({
    filename: path.join(root, 'dist/report-thread.js'),
    maxThreads: 1,
    resourceLimits: { maxOldGenerationSizeMb: 512, stackSizeMb: 4 },
  })
  try {
    return await thread.run(order, { signal: AbortSignal.timeout(limitMs) })
  } finally {
    await thread.destroy()
  }
}

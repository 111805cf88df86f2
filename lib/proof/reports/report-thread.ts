import { move } from 'piscina'
import { drawReport } from './draw-report'
import type { ReportOrder } from './schema'
import { signReport } from './sign-report'

/** Entry of the thread that makes a report: its PDF, signed. */
export default async function reportInThread({ report, key }: ReportOrder) {
  const made = await signReport(await drawReport(report), key, report.madeAt)
  // The copy has no more memory than it needs, and that goes over to the other thread.
  return move(new Uint8Array(made))
}

import { move } from 'piscina'
import { drawReport } from './draw-report'
import type { ReportOrder } from './schema'
import { signReport } from './sign-report'

/** Entry of the thread that makes a report: its PDF, signed where there is a key. */
export default async function reportInThread({ report, key }: ReportOrder) {
  const drawn = await drawReport(report)
  const made = key ? await signReport(drawn, key, report.madeAt) : drawn
  // The copy has no more memory than it needs, and that goes over to the other thread.
  return move(new Uint8Array(made))
}

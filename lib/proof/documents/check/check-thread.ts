import { type Parsed, parsePdf } from './parse-pdf'
import type { ReadLimits } from './read'

/** What a thread is given to read. */
export type CheckOrder = { bytes: Uint8Array; limits: ReadLimits }

/** Entry of a thread that reads what anyone may have made. */
export default function checkInThread({ bytes, limits }: CheckOrder): Promise<Parsed> {
  return parsePdf(bytes, limits)
}

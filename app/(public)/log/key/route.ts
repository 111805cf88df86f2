import { publicText } from '@/app/public-text'
import { refusal } from '@/app/refusal'
import { getVerifierKey } from '@/lib/awards/log/queries'
import { publicContext } from '@/lib/platform/access/public-context'

/** The key that the log's checkpoints are opened with (C2SP signed-note). */
export async function GET() {
  try {
    return publicText(`${await getVerifierKey(publicContext())}\n`)
  } catch (error) {
    return refusal(error)
  }
}

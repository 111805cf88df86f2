import { publicText } from '@/app/public-text'
import { refusal } from '@/app/refusal'
import { getCheckpoint } from '@/lib/awards/log/queries'
import { publicContext } from '@/lib/platform/access/public-context'
import { NotFound } from '@/lib/platform/errors/errors'

/** What the transparency log looks like now (C2SP tlog-tiles, Checkpoints). */
export async function GET() {
  try {
    const newest = await getCheckpoint(publicContext())
    if (!newest) throw new NotFound()
    return publicText(newest.note)
  } catch (error) {
    return refusal(error)
  }
}

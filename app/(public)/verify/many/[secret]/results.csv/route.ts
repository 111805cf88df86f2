import { fileHeaders } from '@/app/file-answer'
import { refusal } from '@/app/refusal'
import { speaker } from '@/app/speaker'
import { getRunCsv } from '@/lib/awards/verification/run-files'
import { publicContext } from '@/lib/platform/access/public-context'

type Context = { params: Promise<{ secret: string }> }

/** What was found in a run, for spreadsheets. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const speak = await speaker()
  try {
    const { secret } = await params
    const { fileName, text } = await getRunCsv(publicContext(), { secret, speak })
    const headers = fileHeaders({ type: 'text/csv; charset=utf-8', fileName })
    return new Response(text, { headers: { ...headers, 'cache-control': 'no-store' } })
  } catch (error) {
    return refusal(error, speak)
  }
}

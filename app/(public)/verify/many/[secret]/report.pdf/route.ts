import { fileHeaders } from '@/app/file-answer'
import { refusal } from '@/app/refusal'
import { speaker } from '@/app/speaker'
import { getRunReport } from '@/lib/awards/verification/run-files'
import { publicContext } from '@/lib/platform/access/public-context'

type Context = { params: Promise<{ secret: string }> }

/** The report of a run, as its job made it. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  try {
    const { secret } = await params
    const { fileName, bytes } = await getRunReport(publicContext(), { secret })
    const headers = fileHeaders({ type: 'application/pdf', fileName })
    return new Response(bytes as Uint8Array<ArrayBuffer>, {
      headers: { ...headers, 'cache-control': 'no-store' },
    })
  } catch (error) {
    return refusal(error, await speaker())
  }
}

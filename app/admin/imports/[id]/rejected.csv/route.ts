import { refusal } from '@/app/refusal'
import { speaker } from '@/app/speaker'
import { writeErrorFile } from '@/lib/awards/imports/error-file'
import { currentCtx } from '@/lib/reach/sign-in/current-ctx'

type Context = { params: Promise<{ id: string }> }

/** The rejected rows of an import, to be mended and sent again. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  try {
    const [{ id }, ctx, speak] = await Promise.all([params, currentCtx(), speaker()])
    const { fileName, text } = await writeErrorFile(ctx, { importId: id, speak })
    return new Response(text, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="rejected.csv"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
      },
    })
  } catch (error) {
    return refusal(error)
  }
}

import { refusal } from '@/app/refusal'
import { speaker } from '@/app/speaker'
import { zipAnswer } from '@/app/zip-answer'
import { zipImport } from '@/lib/awards/documents/zip-files'
import { currentCtx } from '@/lib/reach/sign-in/current-ctx'

type Context = { params: Promise<{ id: string }> }

/** The documents of what an import awarded. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  try {
    const [{ id }, ctx] = await Promise.all([params, currentCtx()])
    return zipAnswer(await zipImport(ctx, { importId: id }))
  } catch (error) {
    return refusal(error, await speaker())
  }
}

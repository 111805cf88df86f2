import type { NextRequest } from 'next/server'
import { refusal } from '@/app/refusal'
import { speaker } from '@/app/speaker'
import { zipAnswer } from '@/app/zip-answer'
import { zipChosen, zipFiltered } from '@/lib/awards/documents/zip-files'
import { currentCtx } from '@/lib/reach/sign-in/current-ctx'
import { filterOf } from '../filter'

/** The documents of the certificates chosen in the list, or else of all that its filter lets through. */
export async function GET(request: NextRequest): Promise<Response> {
  const query = request.nextUrl.searchParams
  const certificateIds = query.getAll('certificateIds[]')
  try {
    const ctx = await currentCtx()
    const zip =
      certificateIds.length > 0
        ? await zipChosen(ctx, { certificateIds })
        : await zipFiltered(ctx, filterOf(Object.fromEntries(query)))
    return zipAnswer(zip)
  } catch (error) {
    return refusal(error, await speaker())
  }
}

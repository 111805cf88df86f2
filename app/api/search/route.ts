import { refusal } from '@/app/refusal'
import { searchEverything } from '@/lib/awards/certificates/search'
import { currentCtx } from '@/lib/reach/sign-in/current-ctx'

/** What the command palette finds for `?q=`, as whoever is signed in. */
export async function GET(request: Request) {
  try {
    const text = new URL(request.url).searchParams.get('q') ?? ''
    const found = await searchEverything(await currentCtx(), { text })
    return Response.json(found, { headers: { 'cache-control': 'private, no-store' } })
  } catch (error) {
    return refusal(error)
  }
}

import { answerPage } from '@/app/answer-page'
import { logView } from '@/lib/awards/verification/log-view'
import { originOf } from '@/lib/awards/verification/origin'
import { settings } from '@/lib/platform/env/settings'
import { clientHere } from '@/lib/reach/sign-in/client-here'
import { countOne } from '@/lib/reach/sign-in/limits'
import type { Seen } from './seen'

/** Most characters of the address of the page that led here. */
const referrerAtMost = 2_000

/** Counts that a certificate's page was looked at; the body is the address that led there. */
export function countView(request: Request, see: () => Promise<Seen>): Promise<Response> {
  return answerPage(request, async () => {
    await countOne('view-client', await clientHere())
    const { ctx, publicId } = await see()
    const referrer = (await request.text()).slice(0, referrerAtMost)
    const asked = new Headers(request.headers)
    asked.set('referer', /^[\x21-\x7e]*$/.test(referrer) ? referrer : '')
    await logView(ctx, { publicId, ...originOf(asked, settings().baseUrl) })
  })
}

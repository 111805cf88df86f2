import { answerPage } from '@/app/answer-page'
import { readBody } from '@/app/read-body'
import { logView } from '@/lib/awards/verification/log-view'
import { originOf } from '@/lib/awards/verification/origin'
import { settings } from '@/lib/platform/env/settings'
import { clientHere } from '@/lib/reach/sign-in/client-here'
import { countOne } from '@/lib/reach/sign-in/limits'
import type { Seen } from './seen'

/** Most characters of the address of the page that led here, and most that is read, in bytes. */
const [referrerAtMost, bodyAtMost] = [2_000, 1024 * 1024]

/** Counts that a certificate's page was looked at; the body is the address that led there. */
export function countView(request: Request, see: () => Promise<Seen>): Promise<Response> {
  return answerPage(request, async () => {
    await countOne('view-client', await clientHere())
    const { ctx, publicId } = await see()
    const body = await readBody(request, { atMost: bodyAtMost })
    const referrer = new TextDecoder().decode(body).slice(0, referrerAtMost)
    const asked = new Headers(request.headers)
    asked.set('referer', /^[\x21-\x7e]*$/.test(referrer) ? referrer : '')
    await logView(ctx, { publicId, ...originOf(asked, settings().baseUrl) })
  })
}

import { asProgram, textIn } from '@/app/vc/as-program'
import { updateStatus } from '@/lib/reach/api/update-status'
import { newStatuses } from './new-status'

/**
 * VC-API, “update the status of a credential”: revokes, suspends or reinstates what the issuer that the
 * program acts for has issued, a certificate or a credential that was signed for a program, named by
 * `credentialId`, by the places in `credentialStatus`, or by both. 409 for what cannot be so any more.
 */
export function POST(request: Request): Promise<Response> {
  return asProgram(request, async (ctx, body) => {
    const credentialId = textIn(body, 'credentialId')
    await updateStatus(ctx, { credentialId, changes: newStatuses(body) })
    return Response.json({}, { headers: { 'cache-control': 'no-store' } })
  })
}

import { asProgram, needed } from '@/app/vc/as-program'
import { InputError } from '@/lib/platform/errors/errors'
import { say } from '@/lib/platform/language/say'
import { updateStatus } from '@/lib/reach/api/update-status'
import { newStatuses } from './new-status'

/**
 * VC-API, “update the status of a credential”: revokes, suspends or reinstates a certificate of the
 * issuer that the program acts for. 409 for what cannot be so any more.
 */
export function POST(request: Request): Promise<Response> {
  return asProgram(request, async (ctx, body) => {
    const credentialId = needed(body, 'credentialId')
    if (typeof credentialId !== 'string') throw new InputError(say('apiKeys.problem.credentialId'))
    await updateStatus(ctx, { credentialId, changes: newStatuses(body) })
    return Response.json({}, { headers: { 'cache-control': 'no-store' } })
  })
}

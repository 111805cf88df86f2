import { asProgram, needed } from '@/app/vc/as-program'
import { answerResult, resultOf } from '@/app/vc/results'
import { logVerification } from '@/lib/awards/verification/log-event'
import { verifyForProgram } from '@/lib/reach/api/verify-credential'

/**
 * VC-API, “verify a credential”: `{verifiableCredential}`, JSON or the text of a JWT. All steps are
 * taken, whatever `options.checks` asks for.
 */
export function POST(request: Request): Promise<Response> {
  return asProgram(request, async (ctx, body) => {
    const verification = await verifyForProgram(ctx, {
      verifiableCredential: needed(body, 'verifiableCredential'),
    })
    await logVerification(ctx, { channel: 'api', verification })
    return answerResult(resultOf(verification))
  })
}

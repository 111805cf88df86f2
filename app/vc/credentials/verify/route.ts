import { asProgram, needed } from '@/app/vc/as-program'
import { askedIn } from '@/app/vc/asked-in'
import { answerResult, resultOf } from '@/app/vc/results'
import { logVerification } from '@/lib/awards/verification/log-event'
import { verifyForProgram } from '@/lib/reach/api/verify-credential'

/**
 * VC-API, “verify a credential”: `{verifiableCredential}`, JSON or the text of a JWT. All steps are
 * taken, whatever `options.checks` asks for; `challenge`, `domain` and `expectedProofPurpose` have to be
 * the proof's own, where they are among the options.
 */
export function POST(request: Request): Promise<Response> {
  return asProgram(request, async (ctx, body) => {
    const verification = await verifyForProgram(ctx, {
      verifiableCredential: needed(body, 'verifiableCredential'),
      asked: askedIn(body.options),
    })
    await logVerification(ctx, { channel: 'api', verification })
    return answerResult(resultOf(verification))
  })
}

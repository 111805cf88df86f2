import { asProgram, needed } from '@/app/vc/as-program'
import { askedIn } from '@/app/vc/asked-in'
import { answerResult, resultOf } from '@/app/vc/results'
import { verifyPresentationForProgram } from '@/lib/reach/api/verify-presentation'

/**
 * VC-API, “verify a presentation”: `{verifiablePresentation, options: {challenge, domain}}`. Whether it is
 * verified is told of the whole; the presentation itself and each credential are told one by one.
 */
export function POST(request: Request): Promise<Response> {
  return asProgram(request, async (ctx, body) => {
    const verifiablePresentation = needed(body, 'verifiablePresentation')
    const asked = askedIn(body.options)
    const found = await verifyPresentationForProgram(ctx, { verifiablePresentation, asked })
    const presentation = resultOf(found.presentation)
    const credentials = found.credentials.map(resultOf)
    const all = [presentation, ...credentials]
    return answerResult({
      ...presentation,
      verified: all.every(({ verified }) => verified),
      warnings: all.flatMap(({ warnings }) => warnings),
      errors: all.flatMap(({ errors }) => errors),
      problemDetails: all.flatMap((one) => one.problemDetails),
      ...{ presentationResult: presentation, credentialResults: credentials },
    })
  })
}

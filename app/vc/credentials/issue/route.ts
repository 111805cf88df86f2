import { asProgram, needed } from '@/app/vc/as-program'
import { issueCredential } from '@/lib/reach/api/issue-credential'

/**
 * VC-API, “issue a credential”: signs `{credential}` with the key of the issuer that the program acts
 * for, and answers 201 `{verifiableCredential}`. An issuer that is left open is filled in; `options` say
 * nothing that would change what is signed.
 */
export function POST(request: Request): Promise<Response> {
  return asProgram(request, async (ctx, body) => {
    const verifiableCredential = await issueCredential(ctx, {
      credential: needed(body, 'credential'),
    })
    const headers = { 'cache-control': 'no-store' }
    return Response.json({ verifiableCredential }, { status: 201, headers })
  })
}

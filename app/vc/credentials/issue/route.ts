import { asProgram, needed, textIn } from '@/app/vc/as-program'
import { InputError } from '@/lib/platform/errors/errors'
import { say } from '@/lib/platform/language/say'
import { isObject } from '@/lib/proof/credentials/verify/json'
import { issueCredential } from '@/lib/reach/api/issue-credential'
import { askedProof } from './asked-proof'

/**
 * VC-API, “issue a credential”: signs `{credential}` with the key of the issuer that the program acts
 * for, and answers 201 `{verifiableCredential}`. An issuer that is left open is filled in, and so is a
 * status: a place in the issuer's Bitstring Status Lists, which is all that `options.credentialStatus`
 * may ask for. By `options.credentialId` a credential without an id of its own is named when its status
 * changes. `domain` and `challenge` are signed with it; what a proof of ours is not is refused.
 */
export function POST(request: Request): Promise<Response> {
  return asProgram(request, async (ctx, body) => {
    checkMethod(body.options)
    const verifiableCredential = await issueCredential(ctx, {
      credential: needed(body, 'credential'),
      credentialId: textIn(body.options, 'credentialId'),
      asked: askedProof(body.options),
    })
    const headers = { 'cache-control': 'no-store' }
    return Response.json({ verifiableCredential }, { status: 201, headers })
  })
}

function checkMethod(options: unknown) {
  const asked = isObject(options) ? options.credentialStatus : undefined
  if (asked === undefined) return
  if (isObject(asked) && asked.type === 'BitstringStatusListEntry') return
  throw new InputError(say('apiKeys.problem.statusMethod'))
}

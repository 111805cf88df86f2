import { answerPage, bodyOf } from '@/app/answer-page'
import { clientHere } from '@/lib/reach/sign-in/client-here'
import { currentCtx } from '@/lib/reach/sign-in/current-ctx'
import { countOne } from '@/lib/reach/sign-in/limits'
import { assertion } from '@/lib/reach/sign-in/passkey-schema'
import { signInHere } from '@/lib/reach/sign-in/session-jar'
import { checkPasskey } from '@/lib/reach/sign-in/sign-in-with-passkey'

/** Signs in whoever answers a challenge with their passkey. */
export function POST(request: Request) {
  return answerPage(request, async () => {
    await countOne('passkey-client', await clientHere())
    const ctx = await currentCtx()
    const { userId } = await checkPasskey(ctx, await bodyOf(request, assertion))
    await signInHere(ctx, userId)
  })
}

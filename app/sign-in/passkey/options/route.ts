import { answerPage } from '@/app/answer-page'
import { clientHere } from '@/lib/reach/sign-in/client-here'
import { currentCtx } from '@/lib/reach/sign-in/current-ctx'
import { countOne } from '@/lib/reach/sign-in/limits'
import { askForPasskey } from '@/lib/reach/sign-in/sign-in-with-passkey'

/** A challenge for a passkey, good once. 429 with Retry-After above the limit. */
export function POST(request: Request) {
  return answerPage(request, async () => {
    await countOne('passkey-offer', await clientHere())
    return askForPasskey(await currentCtx())
  })
}

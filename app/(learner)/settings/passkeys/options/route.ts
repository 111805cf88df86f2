import { answerPage } from '@/app/answer-page'
import { currentCtx } from '@/lib/reach/sign-in/current-ctx'
import { offerPasskey } from '@/lib/reach/sign-in/register-passkey'

/** What a browser needs to make a passkey for whoever is signed in. */
export function POST(request: Request) {
  return answerPage(request, async () => offerPasskey(await currentCtx()))
}

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { answerPage, bodyOf } from '@/app/answer-page'
import { currentCtx } from '@/lib/reach/sign-in/current-ctx'
import { registration } from '@/lib/reach/sign-in/passkey-schema'
import { keepPasskey } from '@/lib/reach/sign-in/register-passkey'

const given = z.object({ name: z.string().trim().min(1).max(80), response: registration })

/** Keeps a passkey that a browser has made. */
export function POST(request: Request) {
  return answerPage(request, async () => {
    await keepPasskey(await currentCtx(), await bodyOf(request, given))
    revalidatePath('/settings')
  })
}

import { InputError } from '@/lib/platform/errors/errors'
import { say } from '@/lib/platform/language/say'
import { signIn } from './auth'
import { clientHere } from './client-here'
import { countOne } from './limits'
import { returnPath } from './return-path'

/**
 * Mails a link to `email`, known or not: the answer is the same, and so are the limits. TooMany
 * above them; InputError when no mail can be sent at all.
 */
export async function requestLink({
  email,
  next,
}: {
  email: string
  next?: string | undefined
}): Promise<void> {
  await countOne('link-client', await clientHere())
  await countOne('link-address', email)
  const options = { email, redirectTo: returnPath(next), redirect: false } as const
  const leadsTo: string = await signIn('email', options)
  // Auth.js has logged what went wrong, and tells it by where it would lead.
  if (new URL(leadsTo).searchParams.has('error')) {
    throw new InputError(say('signIn.noMail'))
  }
}

import { InputError } from '@/lib/platform/errors/errors'
import { signIn } from './auth'
import { returnPath } from './return-path'

/**
 * Mails a link to `email`, known or not: the answer is the same. InputError when no mail can be
 * sent at all.
 */
export async function requestLink({
  email,
  next,
}: {
  email: string
  next: string | undefined
}): Promise<void> {
  const options = { email, redirectTo: returnPath(next), redirect: false } as const
  const leadsTo: string = await signIn('email', options)
  // Auth.js has logged what went wrong, and tells it by where it would lead.
  if (new URL(leadsTo).searchParams.has('error')) {
    throw new InputError('No mail can be sent just now. Try again in a few minutes.')
  }
}

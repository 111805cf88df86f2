import { sendLinkMail } from './link-mail'
import { confirmPath, linkMinutes } from './sign-in-link'

/** How long a link that proves an address can be used, in minutes. */
export const addressMinutes = 60

/** Mails someone their link. It goes to whoever asks: an address unknown so far is a learner's. */
export function mailSignInLink({
  email,
  token,
  next,
}: {
  email: string
  token: string
  next: string
}): Promise<void> {
  const path = confirmPath({ token, email, next })
  const values = { minutes: linkMinutes }
  return sendLinkMail({ kind: 'signIn', to: email, path, once: token, secret: true, values })
}

/** Asks the owner of an address whether `asker` and they are the same. */
export function mailAddressLink({
  to,
  token,
  asker,
}: {
  to: string
  token: string
  asker: string
}): Promise<void> {
  const path = addressPath(token)
  const values = { asker, minutes: addressMinutes }
  return sendLinkMail({ kind: 'address', to, path, once: token, secret: true, values })
}

/** Where a link that proves an address leads. It spends nothing by being opened. */
function addressPath(token: string): string {
  return `/settings/address?${new URLSearchParams({ token })}`
}

/** Tells an account that an address has left it. */
export function mailAddressMoved({
  to,
  address,
  token,
}: {
  to: string
  address: string
  token: string
}): Promise<void> {
  return sendLinkMail({ kind: 'moved', to, path: '/sign-in', once: token, values: { address } })
}

import { returnPath } from './return-path'

/** How long a mailed link can be used, in minutes. */
export const linkMinutes = 15

type Link = { token: string; email: string; next?: string | null | undefined }

/**
 * The page that asks "Sign in?". It spends nothing by being opened, so that mail scanners which
 * follow every link leave it usable.
 */
export function confirmPath({ token, email, next }: Link): string {
  return `/sign-in/confirm?${new URLSearchParams({ token, email, next: returnPath(next) })}`
}

/** Where the button of that page sends its form: Auth.js, which spends the link. */
export function spendPath({ token, email, next }: Link): string {
  const query = new URLSearchParams({ token, email, callbackUrl: returnPath(next) })
  return `/api/auth/callback/email?${query}`
}

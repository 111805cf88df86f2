import type { Metadata } from 'next'
import type { PageProps } from '@/app/page-props'
import { ButtonLink } from '@/components/ui/button'
import { PostOnce } from '@/components/ui/post-once'
import { SubmitButton } from '@/components/ui/submit-button'
import { spendPath } from '@/lib/reach/sign-in/sign-in-link'

export const metadata: Metadata = {
  title: 'Sign in',
  robots: { index: false },
  // The address holds a secret: it must not travel on.
  referrer: 'same-origin',
}

/** Where a mailed link leads. Only the button spends it, so a mail scanner's visit does no harm. */
export default async function ConfirmPage({ searchParams }: PageProps) {
  const { token, email, next } = await searchParams
  if (typeof token !== 'string' || typeof email !== 'string') return <BrokenLink />
  return (
    <div className="mx-auto max-w-md px-4 py-16 sm:py-24">
      <h1 className="text-xl">Sign in to Laurel</h1>
      <p className="mt-1 mb-6 text-base text-muted">
        You are about to sign in as <strong className="break-all text-ink">{email}</strong>.
      </p>
      <PostOnce action={spendPath({ token, email, next: typeof next === 'string' ? next : null })}>
        <SubmitButton size="large" className="w-full">
          Sign in
        </SubmitButton>
      </PostOnce>
    </div>
  )
}

function BrokenLink() {
  return (
    <div className="mx-auto max-w-md space-y-4 px-4 py-16 sm:py-24">
      <h1 className="text-xl">This link is not whole</h1>
      <p className="text-base text-muted">
        Part of it was lost on the way. Open it from the mail again, or ask for another.
      </p>
      <ButtonLink href="/sign-in">Ask for a link</ButtonLink>
    </div>
  )
}

import type { Metadata } from 'next'
import Link from 'next/link'
import type { PageProps } from '@/app/page-props'
import { ActionForm } from '@/components/ui/action-form'
import { Banner } from '@/components/ui/banner'
import { TextField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { settings } from '@/lib/platform/env/settings'
import { currentCtx } from '@/lib/reach/sign-in/current-ctx'
import { returnPath } from '@/lib/reach/sign-in/return-path'
import { sendLink } from './actions'
import { DemoPeople } from './demo-people'

export const metadata: Metadata = { title: 'Sign in' }

export default async function SignInPage({ searchParams }: PageProps) {
  const { next, error } = await searchParams
  const path = returnPath(next)
  const { actor } = await currentCtx()
  return (
    <div className="mx-auto max-w-md px-4 py-12 sm:py-20">
      <h1 className="text-xl">Sign in</h1>
      <p className="mt-1 mb-6 text-base text-muted">
        Give the address your certificates were sent to. You get a link by e-mail; there is no
        password.
      </p>
      {actor.kind === 'user' ? (
        <div className="mb-6">
          <Banner title={`You are signed in as ${actor.email}`}>
            <Link href={path} className="font-medium text-laurel underline">
              Go on
            </Link>
            , or sign in as someone else.
          </Banner>
        </div>
      ) : error ? (
        <div className="mb-6">
          <Banner tone="warn" title="That link no longer works">
            A link works once, for 15 minutes. Ask for a new one below.
          </Banner>
        </div>
      ) : null}
      <ActionForm action={sendLink} className="space-y-4">
        <input type="hidden" name="next" value={path} />
        <TextField
          name="email"
          label="E-mail address"
          type="email"
          autoComplete="email"
          maxLength={254}
          required
        />
        <SubmitButton className="w-full" busy="Sending…">
          Send me a link
        </SubmitButton>
      </ActionForm>
      {settings().LAUREL_DEMO ? <DemoPeople next={path} /> : null}
    </div>
  )
}

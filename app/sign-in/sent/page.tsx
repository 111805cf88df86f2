import { MailCheck } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { settings } from '@/lib/platform/env/settings'

export const metadata: Metadata = { title: 'Look into your mail' }
export const dynamic = 'force-dynamic'

export default function LinkSentPage() {
  const { RESEND_API_KEY, SMTP_URL, LAUREL_DEMO } = settings()
  return (
    <div className="mx-auto flex max-w-md flex-col gap-3 px-4 py-16 sm:py-24">
      <MailCheck aria-hidden="true" className="size-10 text-laurel" />
      <h1 className="text-xl">Look into your mail</h1>
      <p className="text-base text-muted">
        A link to sign in is on its way. It works once, for 15 minutes.
      </p>
      {LAUREL_DEMO && !RESEND_API_KEY && !SMTP_URL ? (
        <p className="text-muted">
          In this demo mail stays here: a platform admin finds it in{' '}
          <Link href="/admin/mailbox" className="font-medium text-laurel underline">
            the mailbox
          </Link>
          .
        </p>
      ) : null}
      <p className="text-muted">
        Nothing came? Look among the unwanted mail, or{' '}
        <Link href="/sign-in" className="font-medium text-laurel underline">
          ask for another link
        </Link>
        .
      </p>
    </div>
  )
}

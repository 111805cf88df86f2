'use client'

import { MessagePage } from '@/components/shell/message-page'
import { Button, ButtonLink } from '@/components/ui/button'

/** A bug met while drawing a page: the server has logged it under the reference shown. */
export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : null
  return (
    <MessagePage
      title="That did not work"
      actions={
        <>
          <Button onClick={retry}>Try again</Button>
          <ButtonLink look="plain" href="/">
            Go to the home page
          </ButtonLink>
        </>
      }
    >
      <p>
        It is our fault, not yours. If it happens again, tell whoever runs this site
        {digest ? (
          <>
            {' '}
            the reference <code className="font-mono text-ink">{digest}</code>
          </>
        ) : null}
        .
      </p>
    </MessagePage>
  )
}

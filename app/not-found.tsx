import type { Metadata } from 'next'
import { MessagePage } from '@/components/shell/message-page'
import { ButtonLink } from '@/components/ui/button'

export const metadata: Metadata = { title: 'Not found' }

export default function NotFoundPage() {
  return (
    <MessagePage
      title="There is nothing here"
      actions={
        <ButtonLink look="plain" href="/">
          Go to the home page
        </ButtonLink>
      }
    >
      <p>The address may be mistyped, or what was here is not yours to see.</p>
    </MessagePage>
  )
}

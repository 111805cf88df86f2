import { MessagePage } from '@/components/shell/message-page'
import { ButtonLink } from '@/components/ui/button'

export default function UnauthorizedPage() {
  return (
    <MessagePage
      title="Sign in to see this"
      actions={<ButtonLink href="/sign-in">Sign in</ButtonLink>}
    >
      <title>Sign in first · Laurel</title>
      <p>This page is for people who are signed in. Your session may also have ended.</p>
    </MessagePage>
  )
}

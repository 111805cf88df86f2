import { MessagePage } from '@/components/shell/message-page'
import { ButtonLink } from '@/components/ui/button'

export default function ForbiddenPage() {
  return (
    <MessagePage
      title="This is not open to you"
      actions={
        <>
          <ButtonLink href="/dashboard">My certificates</ButtonLink>
          <ButtonLink look="plain" href="/sign-in">
            Sign in as someone else
          </ButtonLink>
        </>
      }
    >
      <title>Not allowed · Laurel</title>
      <p>You are signed in, but your role does not reach this page. Ask an issuer admin for it.</p>
    </MessagePage>
  )
}

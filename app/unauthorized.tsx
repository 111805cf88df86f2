import { NoticePage } from './notice-page'
import { UnauthorisedNotice } from './notices'

export default function UnauthorizedPage() {
  return (
    <NoticePage>
      <UnauthorisedNotice />
    </NoticePage>
  )
}

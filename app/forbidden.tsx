import { NoticePage } from './notice-page'
import { ForbiddenNotice } from './notices'

export default function ForbiddenPage() {
  return (
    <NoticePage>
      <ForbiddenNotice />
    </NoticePage>
  )
}

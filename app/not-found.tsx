import { NoticePage } from './notice-page'
import { NotFoundNotice } from './notices'

export default function NotFoundPage() {
  return (
    <NoticePage>
      <NotFoundNotice />
    </NoticePage>
  )
}

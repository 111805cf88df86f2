import { type NextRequest, NextResponse } from 'next/server'
import { handlers } from '@/lib/reach/sign-in/auth'
import { confirmPath } from '@/lib/reach/sign-in/sign-in-link'

/** Following a sign-in link spends nothing; the button on the page it leads to does. */
export function GET(request: NextRequest) {
  const { pathname, searchParams } = request.nextUrl
  if (pathname.endsWith('/callback/email')) {
    const { token = '', email = '', callbackUrl } = Object.fromEntries(searchParams)
    const location = confirmPath({ token, email, next: callbackUrl })
    return new NextResponse(null, { status: 303, headers: { location } })
  }
  return handlers.GET(request)
}

export const { POST } = handlers

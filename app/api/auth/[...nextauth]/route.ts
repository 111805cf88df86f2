import { type NextRequest, NextResponse } from 'next/server'
import { refusal } from '@/app/refusal'
import { NotFound } from '@/lib/platform/errors/errors'
import { authCallback } from '@/lib/reach/sign-in/auth-callback'
import { confirmPath } from '@/lib/reach/sign-in/sign-in-link'

/** The way back from the identity provider. A mailed link spends nothing by being followed. */
export async function GET(request: NextRequest) {
  const { pathname, searchParams } = request.nextUrl
  if (pathname.endsWith('/callback/email')) {
    const { token = '', email = '', callbackUrl } = Object.fromEntries(searchParams)
    const location = confirmPath({ token, email, next: callbackUrl })
    return new NextResponse(null, { status: 303, headers: { location } })
  }
  return answer(request, '/callback/oidc')
}

/** The button that spends a mailed link. All else of Auth.js is done by our own pages. */
export function POST(request: NextRequest) {
  return answer(request, '/callback/email')
}

async function answer(request: NextRequest, path: string) {
  try {
    if (!request.nextUrl.pathname.endsWith(path)) throw new NotFound()
    return await authCallback(request)
  } catch (error) {
    return refusal(error)
  }
}

import { type NextRequest, NextResponse } from 'next/server'
import { refusal } from '@/app/refusal'
import { startOidc } from '@/lib/reach/sign-in/start-oidc'

/** Off to the identity provider, if there is one. */
export async function GET(request: NextRequest) {
  try {
    const location = await startOidc({ next: request.nextUrl.searchParams.get('next') })
    return new NextResponse(null, {
      status: 303,
      headers: { location, 'cache-control': 'no-store' },
    })
  } catch (error) {
    return refusal(error)
  }
}

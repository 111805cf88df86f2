import { type NextRequest, NextResponse } from 'next/server'

/** Sends who asks for a certificate, by its id or its whole link, to that certificate's page. */
export function GET(request: NextRequest) {
  const asked = request.nextUrl.searchParams.get('id')?.trim() ?? ''
  const id = asked.match(/\/c\/([^/?#]+)/)?.[1] ?? asked
  const location = id ? `/c/${encodeURIComponent(id.slice(0, 100))}` : '/#verify'
  return new NextResponse(null, { status: 303, headers: { location } })
}

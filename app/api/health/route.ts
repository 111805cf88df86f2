export const dynamic = 'force-dynamic'

/** Live: the process answers. */
export function GET() {
  return Response.json({ status: 'live' }, { headers: { 'cache-control': 'no-store' } })
}

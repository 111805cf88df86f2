import { isReady } from '@/lib/platform/health/ready'

export const dynamic = 'force-dynamic'

/** Ready to serve: 200 when the database answers, 503 until then. */
export async function GET() {
  const ready = await isReady()
  return Response.json(
    { status: ready ? 'ready' : 'not ready' },
    { status: ready ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  )
}

import { NextResponse } from 'next/server'
import { refusal } from '@/app/refusal'
import { currentCtx } from '@/lib/reach/sign-in/current-ctx'

const headers = { 'cache-control': 'private, no-store' }

/** Who is signed in here, for the head of pages that are the same for all; nothing for anyone else. */
export async function GET() {
  try {
    const { actor } = await currentCtx()
    if (actor.kind !== 'user') return new NextResponse(null, { status: 204, headers })
    const { name, email, platformAdmin, memberships } = actor
    const canAdmin = platformAdmin || memberships.size > 0
    return NextResponse.json({ name, email, canAdmin }, { headers })
  } catch (error) {
    return refusal(error)
  }
}

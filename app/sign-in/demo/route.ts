import { type NextRequest, NextResponse } from 'next/server'
import { refusal } from '@/app/refusal'
import { currentCtx } from '@/lib/reach/sign-in/current-ctx'
import { openDemoSession } from '@/lib/reach/sign-in/open-demo-session'
import { returnPath } from '@/lib/reach/sign-in/return-path'

/** The buttons of the demo: a form with `userId` and, if wished, `next`. 404 outside demo mode. */
export async function POST(request: NextRequest) {
  try {
    const form = await request.formData().catch(() => new FormData())
    const { db, now } = await currentCtx()
    await openDemoSession({ db, now }, { userId: String(form.get('userId')) })
    const location = returnPath(form.get('next'))
    return new NextResponse(null, { status: 303, headers: { location } })
  } catch (error) {
    return refusal(error)
  }
}

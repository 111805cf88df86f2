import { NextRequest } from 'next/server'
import { database } from '@/db/client'
import { clientHeader } from '@/lib/platform/access/client-address'
import { handlers } from './auth'
import { countOne } from './limits'
import { sessionCookie } from './session-cookie'
import { endSession } from './sessions'

/**
 * Spends a mailed link, or takes somebody back from the identity provider, by Auth.js. TooMany above
 * the limit. The session that this browser had is kept from Auth.js, which would join the account at
 * the provider to it; it ends when another begins.
 */
export async function authCallback(request: NextRequest): Promise<Response> {
  await countOne('spend-client', request.headers.get(clientHeader) ?? 'unknown')
  const { name } = sessionCookie()
  const before = request.cookies.get(name)?.value
  const answer = await handlers[request.method === 'POST' ? 'POST' : 'GET'](without(request, name))
  const began = answer.headers.getSetCookie().some((cookie) => cookie.startsWith(`${name}=`))
  if (before && began) await endSession(database(), before)
  return answer
}

function without(request: NextRequest, name: string) {
  const bare = new NextRequest(request)
  bare.cookies.delete(name)
  return bare
}

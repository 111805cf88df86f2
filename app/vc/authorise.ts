import { clientHeader } from '@/lib/platform/access/client-address'
import type { Ctx } from '@/lib/platform/access/context'
import { Unauthorised } from '@/lib/platform/errors/errors'
import { say } from '@/lib/platform/language/say'
import { programCtx } from '@/lib/reach/api/program-ctx'
import { countOne } from '@/lib/reach/sign-in/limits'

/** What an answer of 401 tells programs (RFC 6750, section 3). */
export const challenge = { 'www-authenticate': 'Bearer realm="Laurel"' }

/**
 * The context of the program that asks, by its key (`Authorization: Bearer lrl_…`). Unauthorised, alike,
 * without a key and for one that does not work; TooMany for a client that tries many of those.
 */
export async function authorise(request: Request): Promise<Ctx> {
  const [, key] = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '') ?? []
  const ctx = key ? await programCtx(key) : null
  if (ctx) return ctx
  if (key) await countOne('key-client', request.headers.get(clientHeader) ?? 'unknown')
  throw new Unauthorised(say('apiKeys.problem.unauthorised'))
}

import { problem } from '@/app/problem'
import { logVerification } from '@/lib/awards/verification/log-event'
import { originOf } from '@/lib/awards/verification/origin'
import { verify } from '@/lib/awards/verification/verify'
import { publicContext } from '@/lib/platform/access/public-context'
import { settings } from '@/lib/platform/env/settings'
import { wordsIn } from '@/lib/platform/language/english'
import { fittingLocale } from '@/lib/platform/language/languages'
import type { MessageKey, Told } from '@/lib/platform/language/say'
import { countOne } from '@/lib/reach/sign-in/limits'
import { givenIn } from './given'

/** Verification is public: a page anywhere may ask. */
export const open = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'retry-after',
}

/**
 * Answers a program that asks what stands of something. `client` is who asks, for the limit alone;
 * `later` is given what need not be waited for.
 */
export async function answerProgram(
  request: Request,
  client: string,
  later: (work: () => Promise<void>) => void,
  look: typeof verify = verify,
): Promise<Response> {
  const locale = fittingLocale(request.headers.get('accept-language'))
  const words = wordsIn(locale)
  const speak = (told: Told) =>
    typeof told === 'string' ? told : words(told.key as MessageKey, told.values)
  const headers = { ...open, 'content-language': locale, vary: 'accept-language' }
  try {
    await countOne('verify-client', client)
    const ctx = publicContext()
    const verification = await look(ctx, await givenIn(request))
    const origin = originOf(request.headers, settings().baseUrl)
    later(() => logVerification(ctx, { channel: 'api', verification, ...origin }))
    const { verdict, checks, differences, certificate } = verification
    const said = checks.map(({ name, outcome, detail }) => ({
      ...{ name, outcome, detail: speak(detail) },
    }))
    return Response.json(
      { verdict, checks: said, differences, ...(certificate ? { certificate } : {}) },
      { headers: { ...headers, 'cache-control': 'no-store' } },
    )
  } catch (error) {
    return problem(error, speak, headers)
  }
}

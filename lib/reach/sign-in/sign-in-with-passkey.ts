import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server'
import { and, eq } from 'drizzle-orm'
import { passkeys } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { InputError } from '@/lib/platform/errors/errors'
import { say } from '@/lib/platform/language/say'
import { makeOneTime, spendOneTime } from './one-time'
import { challengeMinutes, challengeOf, passkeySite } from './passkey-site'

/** What a browser needs to ask for a passkey of this site, whosever it is. */
export async function askForPasskey(ctx: Pick<Ctx, 'db' | 'now'>) {
  const challenge = await makeOneTime(ctx, {
    ...{ purpose: 'passkey-sign-in', userId: null, minutes: challengeMinutes },
  })
  return generateAuthenticationOptions({
    ...{ rpID: passkeySite().id, challenge: Buffer.from(challenge, 'base64url') },
    userVerification: 'required',
    timeout: challengeMinutes * 60_000,
  })
}

/**
 * Who signed a challenge of ours with their passkey. The same InputError for whatever is wrong: a
 * passkey that is unknown, a challenge that is old or was answered before, another site's answer, a
 * counter that does not go on.
 */
export async function checkPasskey(
  ctx: Pick<Ctx, 'db' | 'now'>,
  response: AuthenticationResponseJSON,
): Promise<{ userId: string }> {
  const refused = new InputError(say('signIn.passkey.refused'))
  const challenge = challengeOf(response)
  const known = { token: challenge, purpose: 'passkey-sign-in', userId: null } as const
  if (!(await spendOneTime(ctx, known))) throw refused
  const [passkey] = await ctx.db.select().from(passkeys).where(eq(passkeys.id, response.id))
  if (!passkey) throw refused
  const site = passkeySite()
  const answer = await verifyAuthenticationResponse({
    ...{ response, expectedChallenge: challenge, requireUserVerification: true },
    ...{ expectedOrigin: site.origin, expectedRPID: site.id },
    credential: {
      ...{ id: passkey.id, counter: passkey.counter },
      publicKey: Uint8Array.from(Buffer.from(passkey.publicKey, 'base64url')),
    },
  }).catch(() => {
    throw refused
  })
  if (!answer.verified) throw refused
  // The counter as it was read: of two answers at the same moment one goes on.
  const used = await ctx.db
    .update(passkeys)
    .set({ counter: answer.authenticationInfo.newCounter, lastUsedAt: ctx.now })
    .where(and(eq(passkeys.id, passkey.id), eq(passkeys.counter, passkey.counter)))
    .returning({ userId: passkeys.userId })
  const [owner] = used
  if (!owner) throw refused
  return owner
}

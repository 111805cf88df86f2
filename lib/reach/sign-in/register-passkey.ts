import {
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { eq } from 'drizzle-orm'
import { passkeys } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requireUser } from '@/lib/platform/access/policy'
import { Conflict, InputError } from '@/lib/platform/errors/errors'
import { say } from '@/lib/platform/language/say'
import { makeOneTime, spendOneTime } from './one-time'
import { challengeMinutes, challengeOf, idBytes, passkeySite } from './passkey-site'

/** Most passkeys of one person. */
const most = 20

/** What a browser needs to make a passkey for the signed-in person. Conflict when they have enough. */
export async function offerPasskey(ctx: Ctx) {
  const user = requireUser(ctx)
  const known = await ctx.db
    .select({ id: passkeys.id, transports: passkeys.transports })
    .from(passkeys)
    .where(eq(passkeys.userId, user.userId))
  if (known.length >= most) throw new Conflict(say('settings.passkeys.enough', { most }))
  const challenge = await makeOneTime(ctx, {
    ...{ purpose: 'passkey-register', userId: user.userId, minutes: challengeMinutes },
  })
  return generateRegistrationOptions({
    ...{ rpName: 'Laurel', rpID: passkeySite().id, challenge: Buffer.from(challenge, 'base64url') },
    // The authenticator keeps an id of ours, which says nothing about the person.
    ...{
      userID: idBytes(user.userId),
      userName: user.email,
      userDisplayName: user.name ?? user.email,
    },
    attestationType: 'none',
    excludeCredentials: known,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
}

/**
 * Keeps the passkey that a browser has made on an offer, under the name given. InputError for an
 * answer to no offer of ours, to another's or to an old one.
 */
export async function keepPasskey(
  ctx: Ctx,
  { name, response }: { name: string; response: RegistrationResponseJSON },
): Promise<{ id: string }> {
  const { userId } = requireUser(ctx)
  const refused = new InputError(say('settings.passkeys.refused'))
  const challenge = challengeOf(response)
  const known = { token: challenge, purpose: 'passkey-register', userId } as const
  if (!(await spendOneTime(ctx, known))) throw refused
  const site = passkeySite()
  const answer = await verifyRegistrationResponse({
    ...{ response, expectedChallenge: challenge, requireUserVerification: true },
    ...{ expectedOrigin: site.origin, expectedRPID: site.id },
  }).catch(() => {
    // It says in developers' words what is wrong with the answer.
    throw refused
  })
  if (!answer.verified) throw refused
  const { id, publicKey, counter, transports = [] } = answer.registrationInfo.credential
  const kept = await ctx.db
    .insert(passkeys)
    .values({
      ...{ id, userId, name: name.trim().slice(0, 80), counter, createdAt: ctx.now },
      ...{ publicKey: Buffer.from(publicKey).toString('base64url'), transports },
    })
    .onConflictDoNothing()
    .returning({ id: passkeys.id })
  // Somebody registers a passkey that is known: it stays whose it was.
  if (kept.length === 0) throw refused
  return { id }
}

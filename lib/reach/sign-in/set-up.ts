import { eq, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { issuers, users } from '@/db/schema'
import { addMember } from '@/lib/awards/issuers/add-member'
import { createIssuer } from '@/lib/awards/issuers/create-issuer'
import { mintActor } from '@/lib/platform/access/actor'
import type { Ctx } from '@/lib/platform/access/context'
import { InputError, NotFound } from '@/lib/platform/errors/errors'
import { newId } from '@/lib/platform/ids/ids'
import { say } from '@/lib/platform/language/say'
import { peekOneTime, spendOneTime } from './one-time'
import { findUserByAddress, keepProven } from './proven'
import { isSetUp } from './set-up-link'
import type { SetUpInput } from './set-up-schema'

/** Passes while the installation is to be set up and the link is good; NotFound else. */
export async function requireSetUp(
  ctx: Pick<Ctx, 'db' | 'now'>,
  { token }: { token: string },
): Promise<void> {
  const good = await peekOneTime(ctx, { token, purpose: 'set-up', userId: null })
  if (!good || (await isSetUp(ctx))) throw new NotFound(say('signIn.setUp.gone'))
}

/**
 * Makes the first platform admin and the first issuer, with the admin in it, and uses the link up:
 * all of it or nothing. Whoever has the link has the machine's word for the address. NotFound where
 * the link is no longer good; InputError where the issuer's name in links is taken.
 */
export async function setUp(
  ctx: Pick<Ctx, 'db' | 'now'>,
  { token, name, email, issuerName, slug }: SetUpInput,
): Promise<{ userId: string }> {
  return ctx.db.transaction(async (tx) => {
    const { now } = ctx
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('laurel.set-up'))`)
    const spent = await spendOneTime({ db: tx, now }, { token, purpose: 'set-up', userId: null })
    if (!spent || (await isSetUp({ db: tx }))) throw new NotFound(say('signIn.setUp.gone'))
    const [taken] = await tx.select().from(issuers).where(eq(issuers.slug, slug))
    if (taken) throw slugTaken()
    const userId = await firstAdmin({ db: tx, now }, { name, email })
    const seat = { kind: 'user', userId, email, name, platformAdmin: true } as const
    const actor = mintActor({ ...seat, addresses: [email], memberships: new Map() })
    const asAdmin = { actor, db: tx, now }
    const { issuerId } = await createIssuer(asAdmin, { slug, name: issuerName })
    await addMember(asAdmin, { issuerId, userId, role: 'admin' })
    return { userId }
  })
}

function slugTaken() {
  const why = say('signIn.setUp.slugTaken')
  return new InputError(why, { slug: why })
}

async function firstAdmin(
  ctx: { db: Transaction; now: Date },
  { name, email }: { name: string; email: string },
): Promise<string> {
  const known = await findUserByAddress(ctx, email)
  const userId = known?.id ?? newId()
  if (!known) await ctx.db.insert(users).values({ id: userId, email })
  await ctx.db.update(users).set({ name, platformAdmin: true }).where(eq(users.id, userId))
  await keepProven(ctx, userId)
  return userId
}

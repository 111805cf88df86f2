import { users } from '@/db/schema'
import { acceptInvitation } from '@/lib/awards/issuers/accept-invitation'
import { getInvitation } from '@/lib/awards/issuers/get-invitation'
import { mintActor } from '@/lib/platform/access/actor'
import type { Ctx } from '@/lib/platform/access/context'
import { Conflict } from '@/lib/platform/errors/errors'
import { newId } from '@/lib/platform/ids/ids'
import { say } from '@/lib/platform/language/say'
import { keepProven } from './proven'

/**
 * Accepts an invitation for somebody who has no account: the link has proven the address, and the
 * account is made with it. Where there is an account already, a link that is good for days does not
 * open it: Conflict, sign in first.
 */
export async function joinByInvitation(
  ctx: Pick<Ctx, 'db' | 'now'>,
  { token, name }: { token: string; name: string },
): Promise<{ userId: string }> {
  return ctx.db.transaction(async (tx) => {
    const asked = { db: tx, now: ctx.now }
    const anyone = { ...asked, actor: mintActor({ kind: 'anyone' }) }
    const { email: given, hasAccount } = await getInvitation(anyone, { token })
    if (hasAccount) throw new Conflict(say('people.signInFirst'))
    const [userId, email] = [newId(), given.toLowerCase()]
    const [made] = await tx
      .insert(users)
      .values({ id: userId, email, name })
      .onConflictDoNothing()
      .returning({ id: users.id })
    if (!made) throw new Conflict(say('people.signInFirst'))
    await keepProven(asked, userId)
    const account = { kind: 'user', userId, email, name, platformAdmin: false } as const
    const actor = mintActor({ ...account, addresses: [email], memberships: new Map() })
    await acceptInvitation({ ...asked, actor }, { token })
    return { userId }
  })
}

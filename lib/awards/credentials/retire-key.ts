import { eq } from 'drizzle-orm'
import { credentialKeys } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { Conflict } from '@/lib/platform/errors/errors'
import { change } from '@/lib/platform/events/change'
import { say } from '@/lib/platform/language/say'
import { tellLog } from './key-rows'
import { ownKey } from './own-key'
import { type RetireKeyInput, retireKeyInput } from './schema'

/**
 * Takes a replaced key out of those that may assert anything. What it signed is signed anew with the
 * key in use, by a job; until a holder has fetched that, other verifiers refuse the old copy, while
 * this installation knows it from its log. Issuer admins; Conflict for a key that is in use or has
 * been retired.
 */
export async function retireCredentialKey(ctx: Ctx, input: RetireKeyInput): Promise<void> {
  const { keyId } = retireKeyInput.parse(input)
  await change(ctx, async (tx, record) => {
    const key = await ownKey(ctx, tx, keyId)
    const { issuerId, replacedAt, retiredAt } = key
    if (!replacedAt) throw new Conflict(say('credentials.keys.replaceFirst'))
    if (retiredAt) throw new Conflict(say('credentials.keys.retiredBefore'))
    await tx
      .update(credentialKeys)
      .set({ retiredAt: ctx.now, privateKey: null })
      .where(eq(credentialKeys.id, keyId))
    await tellLog(tx, 'key-retired', key, ctx.now)
    await record({ name: 'credential-key/retired', issuerId, subjectIds: [keyId], data: {} })
  })
}

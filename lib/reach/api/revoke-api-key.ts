import { eq } from 'drizzle-orm'
import { apiKeys } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { Conflict } from '@/lib/platform/errors/errors'
import { change } from '@/lib/platform/events/change'
import { say } from '@/lib/platform/language/say'
import { ownApiKey } from './own-api-key'
import { type RevokeKeyInput, revokeKeyInput } from './schema'

/** Ends a key at once and for good. Issuer admins; Conflict for one that was revoked before. */
export async function revokeApiKey(ctx: Ctx, input: RevokeKeyInput): Promise<void> {
  const { keyId } = revokeKeyInput.parse(input)
  await change(ctx, async (tx, record) => {
    const { issuerId, revokedAt } = await ownApiKey(ctx, tx, keyId)
    if (revokedAt) throw new Conflict(say('apiKeys.revokedBefore'))
    await tx.update(apiKeys).set({ revokedAt: ctx.now }).where(eq(apiKeys.id, keyId))
    await record({ name: 'api-key/revoked', issuerId, subjectIds: [keyId], data: {} })
  })
}

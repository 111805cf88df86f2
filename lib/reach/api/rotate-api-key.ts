import { eq } from 'drizzle-orm'
import { apiKeys } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { addDays } from '@/lib/platform/clock/dates'
import { Conflict } from '@/lib/platform/errors/errors'
import { change } from '@/lib/platform/events/change'
import { newId } from '@/lib/platform/ids/ids'
import { say } from '@/lib/platform/language/say'
import { newKeyText } from './key-text'
import type { MadeKey } from './make-api-key'
import { ownApiKey } from './own-api-key'
import { apiKeyState } from './rules'
import { type RotateKeyInput, rotateKeyInput } from './schema'

/**
 * Makes a new key in the place of one that works: of the same name and scopes, and for as long. The old
 * one works `overlap` days more, never longer than it would have. Issuer admins; Conflict for a key
 * that was replaced, has expired or is revoked.
 */
export async function rotateApiKey(ctx: Ctx, input: RotateKeyInput): Promise<MadeKey> {
  const { keyId: oldId, overlap } = rotateKeyInput.parse(input)
  const { key, prefix, hash } = newKeyText()
  const keyId = newId()
  await change(ctx, async (tx, record) => {
    const old = await ownApiKey(ctx, tx, oldId)
    if (apiKeyState(old, ctx.now) !== 'working') throw new Conflict(say('apiKeys.notWorking'))
    const { issuerId, name, scopes, createdAt, expiresAt } = old
    await tx.insert(apiKeys).values({
      ...{ id: keyId, issuerId, name, prefix, hash, scopes, createdAt: ctx.now },
      createdBy: ctx.actor.kind === 'user' ? ctx.actor.userId : null,
      expiresAt: expiresAt && new Date(ctx.now.getTime() + (+expiresAt - +createdAt)),
    })
    const end = addDays(ctx.now, Number(overlap))
    await tx
      .update(apiKeys)
      .set({ replacedBy: keyId, expiresAt: expiresAt && expiresAt < end ? expiresAt : end })
      .where(eq(apiKeys.id, oldId))
    const subjectIds = [keyId]
    await record({ name: 'api-key/rotated', issuerId, subjectIds, data: { replaces: oldId } })
  })
  return { keyId, key }
}

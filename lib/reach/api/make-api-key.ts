import { apiKeys } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRole } from '@/lib/platform/access/policy'
import { addDays } from '@/lib/platform/clock/dates'
import { change } from '@/lib/platform/events/change'
import { newId } from '@/lib/platform/ids/ids'
import { newKeyText } from './key-text'
import { type MakeKeyInput, makeKeyInput } from './schema'

/** The key itself is in this answer alone: kept are its beginning and its hash. */
export type MadeKey = { keyId: string; key: string }

/** Makes a key by which a program acts for an issuer, within `scopes`. Issuer admins. */
export async function makeApiKey(ctx: Ctx, input: MakeKeyInput): Promise<MadeKey> {
  const { issuerId, name, scopes, lifetime } = makeKeyInput.parse(input)
  requireRole(ctx, issuerId, 'admin')
  const { key, prefix, hash } = newKeyText()
  const keyId = newId()
  await change(ctx, async (tx, record) => {
    await tx.insert(apiKeys).values({
      ...{ id: keyId, issuerId, name, prefix, hash, scopes, createdAt: ctx.now },
      createdBy: ctx.actor.kind === 'user' ? ctx.actor.userId : null,
      expiresAt: lifetime === 'never' ? null : addDays(ctx.now, Number(lifetime)),
    })
    await record({ name: 'api-key/made', issuerId, subjectIds: [keyId], data: { scopes } })
  })
  return { keyId, key }
}

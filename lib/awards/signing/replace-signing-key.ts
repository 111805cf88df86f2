import type { Ctx } from '@/lib/platform/access/context'
import { requireRole } from '@/lib/platform/access/policy'
import { Conflict } from '@/lib/platform/errors/errors'
import { change } from '@/lib/platform/events/change'
import { say } from '@/lib/platform/language/say'
import { addKey, findKey } from './key-rows'
import { type ReplaceKeyInput, replaceKeyInput } from './schema'

/**
 * Makes a new key for an issuer's documents from now on; those signed already keep their signature,
 * and the old certificate stays to be compared with. Issuer admins.
 */
export async function replaceSigningKey(ctx: Ctx, input: ReplaceKeyInput): Promise<void> {
  const { issuerId, replaces, algorithm } = replaceKeyInput.parse(input)
  requireRole(ctx, issuerId, 'admin')
  await change(ctx, async (tx, record) => {
    const old = await findKey(tx, issuerId)
    const row =
      old?.id === replaces
        ? await addKey(tx, { issuerId, algorithm, now: ctx.now }, old)
        : undefined
    if (!row) throw new Conflict(say('signing.madeMeanwhile'))
    await record({ name: 'signing-key/made', issuerId, subjectIds: [row.id], data: {} })
  })
}

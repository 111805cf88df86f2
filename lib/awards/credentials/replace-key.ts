import { eq } from 'drizzle-orm'
import { credentialKeys } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRole } from '@/lib/platform/access/policy'
import { Conflict } from '@/lib/platform/errors/errors'
import { change } from '@/lib/platform/events/change'
import { say } from '@/lib/platform/language/say'
import { addKey, findKey, tellLog } from './key-rows'
import { type ReplaceKeyInput, replaceKeyInput } from './schema'

/**
 * Has a new key sign an issuer's credentials from now on. What the old one signed stands, here and
 * with every other verifier: it stays in the issuer's DID document. Its private half is forgotten,
 * so that it can sign no more. Issuer admins; Conflict where another was made meanwhile.
 */
export async function replaceCredentialKey(ctx: Ctx, input: ReplaceKeyInput): Promise<void> {
  const { issuerId, algorithm, replaces } = replaceKeyInput.parse(input)
  requireRole(ctx, issuerId, 'admin')
  await change(ctx, async (tx, record) => {
    const old = await findKey(tx, issuerId, algorithm)
    if (old?.id !== replaces) throw new Conflict(say('credentials.keys.madeMeanwhile'))
    if (old) {
      await tx
        .update(credentialKeys)
        .set({ replacedAt: ctx.now, privateKey: null })
        .where(eq(credentialKeys.id, old.id))
      await tellLog(tx, 'key-replaced', old, ctx.now)
    }
    const row = await addKey(tx, { issuerId, algorithm, now: ctx.now })
    if (!row) throw new Conflict(say('credentials.keys.madeMeanwhile'))
    const subjectIds = [row.id]
    await record({ name: 'credential-key/made', issuerId, subjectIds, data: {} })
  })
}

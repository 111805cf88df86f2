import { eq } from 'drizzle-orm'
import { credentialKeys } from '@/db/schema'
import { sizeAt } from '@/lib/awards/log/queries'
import type { Ctx } from '@/lib/platform/access/context'
import { Conflict, InputError } from '@/lib/platform/errors/errors'
import { change } from '@/lib/platform/events/change'
import { say } from '@/lib/platform/language/say'
import { addKey, tellLog } from './key-rows'
import { ownKey } from './own-key'
import { type CompromiseKeyInput, compromiseKeyInput } from './schema'

/**
 * Tells that others may have had a key. It signs no more, at once; where it was in use, another takes
 * its place. What the log had before `since` stands, by the log's time and not by what a credential
 * says of itself, and is signed anew by a job; anything else with its signature is refused. Issuer
 * admins; Conflict where it was told before.
 */
export async function compromiseCredentialKey(ctx: Ctx, input: CompromiseKeyInput): Promise<void> {
  const { keyId, since } = compromiseKeyInput.parse(input)
  if (since > ctx.now) {
    const sentence = say('credentials.keys.sinceLater')
    throw new InputError(sentence, { since: sentence })
  }
  const trustedSize = await sizeAt(ctx, since)
  await change(ctx, async (tx, record) => {
    const key = await ownKey(ctx, tx, keyId)
    const { issuerId, algorithm, compromisedAt, replacedAt } = key
    if (compromisedAt) throw new Conflict(say('credentials.keys.compromisedBefore'))
    await tx
      .update(credentialKeys)
      .set({
        ...{ compromisedAt: ctx.now, compromisedSince: since, trustedSize },
        ...{ replacedAt: replacedAt ?? ctx.now, privateKey: null },
      })
      .where(eq(credentialKeys.id, keyId))
    const told = { since: since.toISOString(), trustedSize }
    await tellLog(tx, 'key-compromised', key, ctx.now, told)
    const made = replacedAt ? undefined : await addKey(tx, { issuerId, algorithm, now: ctx.now })
    if (made) {
      await record({ name: 'credential-key/made', issuerId, subjectIds: [made.id], data: {} })
    }
    await record({ name: 'credential-key/compromised', issuerId, subjectIds: [keyId], data: {} })
  })
}

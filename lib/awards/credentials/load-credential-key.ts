import type { KeyObject } from 'node:crypto'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRole } from '@/lib/platform/access/policy'
import { change } from '@/lib/platform/events/change'
import { addKey, findKey, type KeyRow, openKey } from './key-rows'
import type { KeyAlgorithm } from './schema'

/** A key that signs: its row's id, its public half as a Multikey, and the private half. */
export type CredentialKey = { id: string; publicKey: string; key: KeyObject }

/**
 * What an issuer's credentials are signed with, made where there is none. `SigningFailed` where it
 * does not open. Issuer admins and jobs.
 */
export async function loadCredentialKey(ctx: Ctx, asked: Asked): Promise<CredentialKey> {
  const row = await keyInUse(ctx, asked)
  return { id: row.id, publicKey: row.publicKey, key: openKey(row) }
}

type Asked = { issuerId: string; algorithm: KeyAlgorithm }

/** The same key, sealed: for who may not have to sign. */
export async function keyInUse(ctx: Ctx, { issuerId, algorithm }: Asked): Promise<KeyRow> {
  requireRole(ctx, issuerId, 'admin')
  return (await findKey(ctx.db, issuerId, algorithm)) ?? (await make(ctx, issuerId, algorithm))
}

/** Of several that find none at once, one makes it and the others take that. */
async function make(ctx: Ctx, issuerId: string, algorithm: KeyAlgorithm): Promise<KeyRow> {
  const added = await change(ctx, async (tx, record) => {
    const row = await addKey(tx, { issuerId, algorithm, now: ctx.now })
    if (row) {
      await record({ name: 'credential-key/made', issuerId, subjectIds: [row.id], data: {} })
    }
    return row
  })
  const row = added ?? (await findKey(ctx.db, issuerId, algorithm))
  if (!row) throw new Error(`issuer ${issuerId} has no ${algorithm} key after one was made`)
  return row
}

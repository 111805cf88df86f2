import { and, eq, isNull } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { issuers, signingKeys } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { settings } from '@/lib/platform/env/settings'
import { newId } from '@/lib/platform/ids/ids'
import { seal } from '@/lib/platform/secrets/seal'
import { makeKey, type SigningAlgorithm } from '@/lib/proof/documents/sign/make-key'

export type KeyRow = typeof signingKeys.$inferSelect

/** Whose documents a key signs: an issuer's, or, where null, the installation's own, its reports. */
export type Owner = string | null

/** The key in use; undefined where there is none yet. */
export async function findKey(db: Ctx['db'], owner: Owner): Promise<KeyRow | undefined> {
  const { issuerId, retiredAt } = signingKeys
  const inUse = and(owner === null ? isNull(issuerId) : eq(issuerId, owner), isNull(retiredAt))
  const [row] = await db.select().from(signingKeys).where(inUse)
  return row
}

/** What a private key is sealed for, so that none opens as another's. */
export const purposeOf = (row: { id: string; issuerId: Owner }) =>
  `signing key ${row.issuerId ?? 'of the installation'} ${row.id}`

/**
 * Puts a new key in the place of `replaced`, or of none. Undefined where another one has come first:
 * the index lets only one be in use.
 */
export async function addKey(
  tx: Transaction,
  { issuerId, algorithm, now }: { issuerId: Owner; algorithm: SigningAlgorithm; now: Date },
  replaced?: KeyRow,
): Promise<KeyRow | undefined> {
  const { key, certificates, notAfter } = await makeKey(await nameOf(tx, issuerId), algorithm, now)
  if (replaced) {
    await tx
      .update(signingKeys)
      .set({ retiredAt: now })
      .where(and(eq(signingKeys.id, replaced.id), isNull(signingKeys.retiredAt)))
  }
  const row = { id: newId(), issuerId, algorithm, notAfter, createdAt: now }
  const pkcs8 = key.export({ format: 'der', type: 'pkcs8' })
  const [added] = await tx
    .insert(signingKeys)
    .values({
      ...row,
      certificate: Buffer.from(certificates[0] ?? []).toString('base64'),
      privateKey: seal(pkcs8, purposeOf(row)),
    })
    .onConflictDoNothing()
    .returning()
  return added
}

/** Whom the certificate names: the installation by its address, without the scheme. */
async function nameOf(tx: Transaction, owner: Owner): Promise<string> {
  if (owner === null) return settings().baseUrl.replace(/^https?:\/\//, '')
  const [issuer] = await tx
    .select({ name: issuers.name })
    .from(issuers)
    .where(eq(issuers.id, owner))
  return issuer?.name ?? ''
}

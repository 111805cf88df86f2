import { and, eq, isNull } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { issuers, signingKeys } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { newId } from '@/lib/platform/ids/ids'
import { seal } from '@/lib/platform/secrets/seal'
import { makeKey, type SigningAlgorithm } from '@/lib/proof/documents/sign/make-key'

export type KeyRow = typeof signingKeys.$inferSelect

/** The key in use of an issuer; undefined where it has none yet. */
export async function findKey(db: Ctx['db'], issuerId: string): Promise<KeyRow | undefined> {
  const inUse = and(eq(signingKeys.issuerId, issuerId), isNull(signingKeys.retiredAt))
  const [row] = await db.select().from(signingKeys).where(inUse)
  return row
}

/** What a private key is sealed for, so that none opens as another's. */
export const purposeOf = (row: { id: string; issuerId: string }) =>
  `signing key ${row.issuerId} ${row.id}`

/**
 * Puts a new key in the place of `replaced`, or of none. Undefined where another one has come first:
 * the index lets only one be in use.
 */
export async function addKey(
  tx: Transaction,
  { issuerId, algorithm, now }: { issuerId: string; algorithm: SigningAlgorithm; now: Date },
  replaced?: KeyRow,
): Promise<KeyRow | undefined> {
  const [issuer] = await tx
    .select({ name: issuers.name })
    .from(issuers)
    .where(eq(issuers.id, issuerId))
  const { key, certificates, notAfter } = await makeKey(issuer?.name ?? '', algorithm, now)
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

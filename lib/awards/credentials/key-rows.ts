import { createPrivateKey } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { credentialKeys } from '@/db/schema'
import { recordLeaves } from '@/lib/awards/log/record-leaves'
import type { Ctx } from '@/lib/platform/access/context'
import { Conflict } from '@/lib/platform/errors/errors'
import { newId } from '@/lib/platform/ids/ids'
import { say } from '@/lib/platform/language/say'
import { seal, unseal } from '@/lib/platform/secrets/seal'
import { makeKey } from '@/lib/proof/credentials/multikey'
import { SigningFailed } from '@/lib/proof/documents/sign/signing-failed'
import type { KeyAlgorithm } from './schema'

export type KeyRow = typeof credentialKeys.$inferSelect

/** The key that signs an issuer's credentials now; undefined where it has none yet. */
export async function findKey(
  db: Ctx['db'],
  issuerId: string,
  algorithm: KeyAlgorithm,
): Promise<KeyRow | undefined> {
  const [row] = await db
    .select()
    .from(credentialKeys)
    .where(
      and(
        eq(credentialKeys.issuerId, issuerId),
        eq(credentialKeys.algorithm, algorithm),
        isNull(credentialKeys.replacedAt),
      ),
    )
  return row
}

/**
 * Holds the key that signs until the transaction ends, so that nothing becomes of it before what it
 * signs is there. Conflict where it was replaced since it was opened: another signs now.
 */
export async function holdKey(tx: Transaction, keyId: string): Promise<void> {
  const [held] = await tx
    .select({ id: credentialKeys.id })
    .from(credentialKeys)
    .where(and(eq(credentialKeys.id, keyId), isNull(credentialKeys.replacedAt)))
    .for('share')
  if (!held) throw new Conflict(say('credentials.keys.replacedMeanwhile'))
}

const purposeOf = (row: { id: string; issuerId: string }) =>
  `credential key ${row.issuerId} ${row.id}`

/**
 * Puts a new key beside those there are, and tells the log. Undefined where another one has come
 * first: the index lets only one be in use.
 */
export async function addKey(
  tx: Transaction,
  { issuerId, algorithm, now }: { issuerId: string; algorithm: KeyAlgorithm; now: Date },
): Promise<KeyRow | undefined> {
  const { publicKey, privateKey } = makeKey(algorithm)
  const row = { id: newId(), issuerId, algorithm, publicKey, createdAt: now }
  const [added] = await tx
    .insert(credentialKeys)
    .values({ ...row, privateKey: seal(privateKey, purposeOf(row)) })
    .onConflictDoNothing()
    .returning()
  if (added) await tellLog(tx, 'key-made', added, now)
  return added
}

/** What happened to a key, for the log: every verifier can see when a key came and went. */
export function tellLog(
  tx: Transaction,
  kind: 'key-made' | 'key-replaced' | 'key-retired' | 'key-compromised',
  { id: subjectId, issuerId, publicKey }: KeyRow,
  now: Date,
  more: Record<string, unknown> = {},
): Promise<void> {
  const payload = { kind, key: publicKey, ...more }
  return recordLeaves(tx, [{ kind, issuerId, subjectId, payload }], now)
}

/** `SigningFailed` where it does not open: AUTH_SECRET is another than the one it was sealed with. */
export function openKey(row: KeyRow) {
  const pkcs8 = row.privateKey && unseal(row.privateKey, purposeOf(row))
  if (!pkcs8) throw new SigningFailed(say('documents.signingSealed'))
  return createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
}

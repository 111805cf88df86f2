import { createHash, randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { issuers } from '@/db/schema'
import { issuerDid, methodOf } from '@/lib/awards/credentials/addresses'
import { freezeAddress } from '@/lib/awards/credentials/freeze-address'
import { loadCredentialKey } from '@/lib/awards/credentials/load-credential-key'
import { recordLeaves } from '@/lib/awards/log/record-leaves'
import { type Ctx, systemContext } from '@/lib/platform/access/context'
import { requireScope } from '@/lib/platform/access/policy'
import { NotFound } from '@/lib/platform/errors/errors'
import { change } from '@/lib/platform/events/change'
import { signDocument } from '@/lib/proof/credentials/sign-document'
import { toUnsigned, type UnsignedCredential } from './unsigned-credential'

/**
 * Signs a program's credential with the key of its issuer (`eddsa-rdfc-2022`). It is no certificate:
 * kept are its hash, in the history and in the log, and nothing that it says. InputError for what
 * cannot be signed. Programs whose key is for it.
 */
export async function issueCredential(
  ctx: Ctx,
  { credential }: { credential: unknown },
): Promise<UnsignedCredential & { proof: Record<string, string> }> {
  const issuerId = requireScope(ctx, 'credentials:issue')
  const [issuer] = await ctx.db
    .select({ slug: issuers.slug })
    .from(issuers)
    .where(eq(issuers.id, issuerId))
  if (!issuer) throw new NotFound()
  const unsigned = await toUnsigned(credential, issuerDid(issuer.slug))
  // The program may have things signed; the issuer's key itself is the installation's to open.
  const signer = systemContext('sign for a program', ctx.db, ctx.now)
  const { key, publicKey } = await loadCredentialKey(signer, { issuerId, algorithm: 'ed25519' })
  const verificationMethod = methodOf(issuer.slug, publicKey)
  const signed = await signDocument(unsigned, { key, verificationMethod, created: ctx.now })
  await tell(ctx, issuerId, signed)
  return signed
}

/** Told before it is handed out: what nobody can find in the log was not issued here. */
async function tell(ctx: Ctx, issuerId: string, signed: object) {
  const sha256 = createHash('sha256').update(JSON.stringify(signed)).digest('hex')
  const [kind, subjectId] = ['issued' as const, randomUUID()]
  await change(ctx, async (tx, record) => {
    await freezeAddress(tx, ctx.now)
    const payload = { kind, credential: sha256 }
    await recordLeaves(tx, [{ kind, issuerId, subjectId, payload }], ctx.now)
    await record({ name: 'credential/issued', issuerId, subjectIds: [subjectId], data: { sha256 } })
  })
}

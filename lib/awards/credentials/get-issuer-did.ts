import { asc, eq } from 'drizzle-orm'
import { credentialKeys, issuers } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { settings } from '@/lib/platform/env/settings'
import { NotFound } from '@/lib/platform/errors/errors'
import { didDocument } from '@/lib/proof/credentials/did'
import { issuerDid } from './addresses'
import { keyState } from './rules'

/**
 * The DID document of an issuer, with every key that ever signed for it; for anyone. `asSigned`:
 * as if each key were still good, for a verification that asks the record about that itself.
 */
export async function getIssuerDid(
  ctx: Ctx,
  slug: string,
  { asSigned = false } = {},
): Promise<ReturnType<typeof didDocument>> {
  const [issuer] = await ctx.db
    .select({ id: issuers.id })
    .from(issuers)
    .where(eq(issuers.slug, slug))
  if (!issuer) throw new NotFound()
  const keys = await ctx.db
    .select()
    .from(credentialKeys)
    .where(eq(credentialKeys.issuerId, issuer.id))
    .orderBy(asc(credentialKeys.createdAt), asc(credentialKeys.id))
  return didDocument({
    did: issuerDid(slug),
    alsoKnownAs: [`${settings().baseUrl}/issuers/${slug}`],
    keys: keys.map(({ publicKey, compromisedSince, ...row }) => ({
      ...{ publicKey, state: asSigned ? ('in-use' as const) : keyState(row) },
      ...(compromisedSince && !asSigned ? { revokedAt: compromisedSince } : {}),
    })),
  })
}

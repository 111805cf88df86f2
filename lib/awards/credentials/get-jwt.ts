import { eq } from 'drizzle-orm'
import { issuers } from '@/db/schema'
import { type Ctx, systemContext } from '@/lib/platform/access/context'
import { issueJwt } from '@/lib/proof/credentials/jwt'
import { methodOf } from './addresses'
import { getCredential } from './get-credential'
import { loadCredentialKey } from './load-credential-key'

/**
 * The same credential as a JWT (Open Badges 3.0 §8.2), signed with ES256 as it is asked for, since
 * most never are. NotFound as for `getCredential`.
 */
export async function getJwt(ctx: Ctx, publicId: string): Promise<string> {
  const { document, issuerId } = await getCredential(ctx, publicId)
  const [issuer] = await ctx.db
    .select({ slug: issuers.slug })
    .from(issuers)
    .where(eq(issuers.id, issuerId))
  // It says what the issuer has said already; the installation only puts it into another form.
  const signer = systemContext('sign a JWT', ctx.db, ctx.now)
  const { key, publicKey } = await loadCredentialKey(signer, { issuerId, algorithm: 'p256' })
  return issueJwt(JSON.parse(document), { key, kid: methodOf(issuer?.slug ?? '', publicKey) })
}

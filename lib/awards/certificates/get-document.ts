import { eq } from 'drizzle-orm'
import { certificates, certificationVersions, issuers } from '@/db/schema'
import { loadTemplate } from '@/lib/awards/certifications/load-template'
import { type Ctx, systemContext } from '@/lib/platform/access/context'
import { settings } from '@/lib/platform/env/settings'
import { toDocument } from './document'
import { printedFacts } from './printed-facts'
import { getPublicCertificate } from './queries'

/**
 * What a certificate's document says and how it looks, with its status, for whoever may see it: to be
 * drawn where it is looked at. NotFound as for `getPublicCertificate`.
 */
export async function getDocument(ctx: Ctx, publicId: string) {
  const { status } = await getPublicCertificate(ctx, publicId)
  const [facts] = await ctx.db
    .select({ ...printedFacts, issuerId: certificates.issuerId })
    .from(certificates)
    .innerJoin(
      certificationVersions,
      eq(certificationVersions.id, certificates.certificationVersionId),
    )
    .innerJoin(issuers, eq(issuers.id, certificates.issuerId))
    .where(eq(certificates.publicId, publicId))
  if (!facts) throw new Error(`certificate ${publicId} was there a moment ago`)
  // Whoever may see the document may see its look, which is the issuer's otherwise.
  const template = await loadTemplate(systemContext('look at a document', ctx.db, ctx.now), facts)
  return { status, template, doc: toDocument(facts, settings().baseUrl) }
}

import { and, desc, eq, inArray, isNull } from 'drizzle-orm'
import { signingKeys } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRole } from '@/lib/platform/access/policy'
import { describeCertificate } from '@/lib/proof/documents/sign/describe-certificate'
import { installedKey } from './installed-key'

/**
 * The certificates that an issuer's documents are or were signed with, the one in use first.
 * `installed`: the settings name it, for all issuers. Issuer reviewers.
 */
export async function listSigningKeys(ctx: Ctx, { issuerId }: { issuerId: string }) {
  requireRole(ctx, issuerId, 'reviewer')
  const rows = await ctx.db
    .select()
    .from(signingKeys)
    .where(eq(signingKeys.issuerId, issuerId))
    .orderBy(desc(signingKeys.createdAt), desc(signingKeys.id))
  const own = rows.map(({ id, certificate, createdAt, retiredAt }) => ({
    ...{ id, createdAt, retiredAt },
    ...describeCertificate(Buffer.from(certificate, 'base64')),
  }))
  const installed = await installedKey()
  const [first, ...chain] = installed?.certificates ?? []
  return {
    installed: first ? { ...describeCertificate(first), chain: chain.length } : null,
    own,
  }
}

/** The certificates of the keys in use, in DER, by issuer: an issuer without one is left out. */
export async function listCertificatesInUse(db: Ctx['db'], issuerIds: string[]) {
  const installed = await installedKey()
  if (installed) return new Map(issuerIds.map((id) => [id, installed.certificates]))
  const rows = await db
    .select()
    .from(signingKeys)
    .where(and(inArray(signingKeys.issuerId, issuerIds), isNull(signingKeys.retiredAt)))
  return new Map(
    rows.map((row): [string, readonly Uint8Array[]] => [
      row.issuerId,
      [Buffer.from(row.certificate, 'base64')],
    ]),
  )
}

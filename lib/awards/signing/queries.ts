import { and, desc, eq, inArray, isNull } from 'drizzle-orm'
import { signingKeys } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRole } from '@/lib/platform/access/policy'
import {
  certificateSha256,
  describeCertificate,
} from '@/lib/proof/documents/sign/describe-certificate'
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
    rows.flatMap(({ issuerId, certificate }): [string, readonly Uint8Array[]][] =>
      issuerId === null ? [] : [[issuerId, [Buffer.from(certificate, 'base64')]]],
    ),
  )
}

/** Whether the installation signs or signed its reports with this certificate, by its sha-256 in hex. */
export async function signsReports({ db }: Pick<Ctx, 'db'>, sha256: string): Promise<boolean> {
  const installed = await installedKey()
  const rows = await db.select().from(signingKeys).where(isNull(signingKeys.issuerId))
  const own = rows.map(({ certificate }) => Buffer.from(certificate, 'base64'))
  return [...own, ...(installed?.certificates.slice(0, 1) ?? [])].some(
    (certificate) => certificateSha256(certificate) === sha256,
  )
}

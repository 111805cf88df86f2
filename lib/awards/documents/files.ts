import { and, desc, eq } from 'drizzle-orm'
import { artefacts, certificates, revocations } from '@/db/schema'
import { currentFingerprints } from '@/lib/awards/signing/current-fingerprints'
import type { MemberRole } from '@/lib/platform/access/actor'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRole } from '@/lib/platform/access/policy'
import { NotFound } from '@/lib/platform/errors/errors'
import { isId } from '@/lib/platform/ids/ids'
import { storage } from '@/lib/platform/storage/storage'

/**
 * Every file that was made of a certificate, newest first: `made` says by what. `plain` is the way
 * that serves where the fast one cannot: without tags and signature.
 */
export async function listFiles(ctx: Ctx, { certificateId }: { certificateId: string }) {
  const { issuerId } = await ownCertificate(ctx, certificateId, 'reviewer')
  const rows = await ctx.db
    .select()
    .from(artefacts)
    .where(eq(artefacts.certificateId, certificateId))
    .orderBy(desc(artefacts.version))
  const current = (await currentFingerprints(ctx, [issuerId])).get(issuerId)
  return rows.map(({ version, fileSha256: sha256, bytes, createdAt, signedWith, fingerprint }) => {
    const plain = fingerprint.endsWith('-plain')
    const made = fingerprint === current ? 'current' : plain ? 'plain' : 'older'
    return { version, sha256, bytes, createdAt, signed: signedWith !== null, made } as const
  })
}

/** One of them, whichever version, to be compared with the newest. Issuer admins only. */
export async function getFile(
  ctx: Ctx,
  { certificateId, version }: { certificateId: string; version: number },
) {
  const { publicId, revoked } = await ownCertificate(ctx, certificateId, 'admin')
  if (revoked) return { revoked: true as const }
  const [file] = await ctx.db
    .select()
    .from(artefacts)
    .where(and(eq(artefacts.certificateId, certificateId), eq(artefacts.version, version)))
  const bytes = file && (await storage().get(file.storageKey))
  if (!bytes) throw new NotFound()
  const fileName = `certificate-${publicId}-${version}.pdf`
  return { revoked: false as const, bytes, sha256: file.fileSha256, fileName }
}

async function ownCertificate(ctx: Ctx, certificateId: string, role: MemberRole) {
  if (!isId(certificateId)) throw new NotFound()
  const [row] = await ctx.db
    .select({
      ...{ issuerId: certificates.issuerId, publicId: certificates.publicId },
      revoked: revocations.certificateId,
    })
    .from(certificates)
    .leftJoin(revocations, eq(revocations.certificateId, certificates.id))
    .where(eq(certificates.id, certificateId))
  if (!row) throw new NotFound()
  requireRole(ctx, row.issuerId, role)
  return row
}

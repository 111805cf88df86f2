import { inArray, sql } from 'drizzle-orm'
import { newestDocuments } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRole } from '@/lib/platform/access/policy'
import { change } from '@/lib/platform/events/change'
import { loadCredentialKey } from './load-credential-key'
import { signCertificates } from './sign-certificates'
import { touchLists } from './touch-lists'

const chunk = 250

/**
 * Signs the credentials of an issuer's next certificates (250) that have none, or none but by a key
 * that may not sign any more: those that it signed before its cut-off, or before it was retired.
 * Answers whether there may be more. Issuer admins and jobs.
 */
export async function signChunk(
  ctx: Ctx,
  { issuerId }: { issuerId: string },
): Promise<{ signed: number; more: boolean }> {
  requireRole(ctx, issuerId, 'admin')
  const key = await loadCredentialKey(ctx, { issuerId, algorithm: 'ed25519' })
  return change(ctx, async (tx, record) => {
    const due = await tx.execute<{ id: string }>(sql`
      (select c.id from certificates c
        where c.issuer_id = ${issuerId}
          and not exists (select from credentials k where k.certificate_id = c.id)
        order by c.id limit ${chunk})
      union all
      (select k.certificate_id from credential_keys g
        join credentials k on k.key_id = g.id
        where g.issuer_id = ${issuerId} and (g.retired_at is not null or g.compromised_at is not null)
          and not exists (
            select from credentials n
            where n.certificate_id = k.certificate_id and n.version > k.version)
          and (g.trusted_size is null or exists (
            select from log_leaves l
            where l.subject_id = k.certificate_id and l.kind in ('issued', 'reissued')
              and l.position < g.trusted_size and l.payload::jsonb ->> 'credential' = k.sha256))
        order by k.certificate_id limit ${chunk})
      limit ${chunk}`)
    const certificateIds = [...due].map(({ id }) => id)
    if (certificateIds.length === 0) return { signed: 0, more: false }
    await signCertificates(tx, { issuerId, certificateIds, key, now: ctx.now })
    // One that was withdrawn before it had a place in a list brings a bit with it.
    await touchLists(tx, { subjectIds: certificateIds, now: ctx.now })
    // Documents without it, or with another, are drawn anew beside those there are.
    await tx
      .update(newestDocuments)
      .set({ fingerprint: 'without-credential' })
      .where(inArray(newestDocuments.certificateId, certificateIds))
    const subjectIds = certificateIds
    await record({ name: 'certificate/signed', issuerId, subjectIds, data: {} })
    return { signed: certificateIds.length, more: certificateIds.length === chunk }
  })
}

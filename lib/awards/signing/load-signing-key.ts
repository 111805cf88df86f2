import { createPrivateKey } from 'node:crypto'
import type { Ctx } from '@/lib/platform/access/context'
import { requirePlatformAdmin, requireRole } from '@/lib/platform/access/policy'
import { change } from '@/lib/platform/events/change'
import { say } from '@/lib/platform/language/say'
import { unseal } from '@/lib/platform/secrets/seal'
import { SigningFailed } from '@/lib/proof/documents/sign/signing-failed'
import type { SigningKey } from '@/lib/proof/documents/sign/signing-key'
import { installedKey } from './installed-key'
import { addKey, findKey, type KeyRow, type Owner, purposeOf } from './key-rows'

/** A key that ends sooner is replaced, long before a document could bear an outdated one. */
const daysLeft = 60

/**
 * What an issuer's documents are signed with, or, without an issuer, the installation's reports: the key
 * that the settings name, else one of its own, which is made where there is none and made anew before it
 * ends. `SigningFailed` where it does not open. Issuer admins and jobs; for reports, platform admins.
 */
export async function loadSigningKey(
  ctx: Ctx,
  { issuerId }: { issuerId: Owner },
): Promise<SigningKey> {
  if (issuerId === null) requirePlatformAdmin(ctx)
  else requireRole(ctx, issuerId, 'admin')
  const installed = await installedKey()
  if (installed) return installed
  const row = await findKey(ctx.db, issuerId)
  const limit = ctx.now.getTime() + daysLeft * 86_400_000
  return openRow(row && row.notAfter.getTime() > limit ? row : await renew(ctx, issuerId, row))
}

/** Of several that find none at once, one makes it and the others take that. */
async function renew(ctx: Ctx, issuerId: Owner, old: KeyRow | undefined): Promise<KeyRow> {
  const added = await change(ctx, async (tx, record) => {
    const algorithm = old?.algorithm ?? 'p256'
    const row = await addKey(tx, { issuerId, algorithm, now: ctx.now }, old)
    if (!row) return undefined
    const made = { subjectIds: [row.id], data: {} }
    if (issuerId === null) await record({ name: 'report-key/made', issuerId, ...made })
    else await record({ name: 'signing-key/made', issuerId, ...made })
    return row
  })
  const row = added ?? (await findKey(ctx.db, issuerId))
  if (!row)
    throw new Error(`${issuerId ?? 'the installation'} has no signing key after one was made`)
  return row
}

function openRow(row: KeyRow): SigningKey {
  const pkcs8 = unseal(row.privateKey, purposeOf(row))
  if (!pkcs8) throw new SigningFailed(say('documents.signingSealed'))
  return {
    key: createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' }),
    certificates: [Buffer.from(row.certificate, 'base64')],
  }
}

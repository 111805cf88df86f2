import { issuers } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requirePlatformAdmin } from '@/lib/platform/access/policy'
import { change } from '@/lib/platform/events/change'
import { newId } from '@/lib/platform/ids/ids'
import { type IssuerInput, issuerInput } from './schema'

/** Founds an issuer. Platform admins only. */
export async function createIssuer(ctx: Ctx, input: IssuerInput): Promise<{ issuerId: string }> {
  requirePlatformAdmin(ctx)
  const issuer = issuerInput.parse(input)
  return change(ctx, async (tx, record) => {
    const id = newId()
    await tx.insert(issuers).values({ id, ...issuer })
    await record({ name: 'issuer/created', issuerId: id, subjectIds: [id], data: {} })
    return { issuerId: id }
  })
}

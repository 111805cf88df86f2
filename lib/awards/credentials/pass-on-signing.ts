import type { Ctx } from '@/lib/platform/access/context'
import { requirePlatformAdmin } from '@/lib/platform/access/policy'
import { change } from '@/lib/platform/events/change'

/** Has another run of the job go on with an issuer's signing, since one has only so many steps. Jobs only. */
export async function passOnSigning(ctx: Ctx, { issuerId }: { issuerId: string }): Promise<void> {
  requirePlatformAdmin(ctx)
  await change(ctx, async (_tx, record) => {
    await record({ name: 'credential/missing', issuerId, subjectIds: [issuerId], data: {} })
  })
}

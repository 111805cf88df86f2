import { setTimeout as sleep } from 'node:timers/promises'
import { getImport } from '@/lib/awards/imports/queries'
import { recordRows } from '@/lib/awards/imports/record-rows'
import type { Ctx } from '@/lib/platform/access/context'
import { SetupError } from '@/lib/platform/errors/errors'
import { english } from '@/lib/platform/language/english'

const patienceMs = 4000

/**
 * Waits until the import is done. Where no worker is at it, or none has moved it for a while, its
 * steps are taken here: two that record the same rows do not get in each other's way.
 */
export async function follow(ctx: () => Ctx, importId: string, alone: boolean): Promise<void> {
  let seen = -1
  let movedAt = performance.now()
  for (;;) {
    const { state, recorded, error } = await getImport(ctx(), { importId })
    if (state === 'done') return
    if (state === 'cancelled') throw new SetupError('The import was cancelled while it ran.')
    if (state === 'failed') {
      throw new SetupError(`The import failed: ${error && english(error)}`)
    }
    if (recorded !== seen) movedAt = performance.now()
    seen = recorded
    if (alone || performance.now() - movedAt > patienceMs) await recordRows(ctx(), { importId })
    else await sleep(200)
  }
}

import type { Ctx } from '@/lib/platform/access/context'
import { Conflict } from '@/lib/platform/errors/errors'
import { redrawIssuer } from './redraw'

/** Has an issuer's stale documents drawn anew, if there are any and it is not going on. Admins and jobs. */
export async function redrawStale(ctx: Ctx, input: { issuerId: string }): Promise<void> {
  try {
    await redrawIssuer(ctx, input)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
  }
}

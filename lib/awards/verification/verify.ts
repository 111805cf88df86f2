import type { Ctx } from '@/lib/platform/access/context'
import { NotFound } from '@/lib/platform/errors/errors'
import type { Verification, VerifyInput } from './schema'

/** What stands of what someone was given: one verdict, the steps to it, and each difference found. */
export async function verify(_ctx: Ctx, _input: VerifyInput): Promise<Verification> {
  throw new NotFound()
}

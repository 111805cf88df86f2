import { headers } from 'next/headers'
import { after } from 'next/server'
import { logVerification } from '@/lib/awards/verification/log-event'
import { originOf } from '@/lib/awards/verification/origin'
import type { Verification, VerifyInput } from '@/lib/awards/verification/schema'
import { verify } from '@/lib/awards/verification/verify'
import { publicContext } from '@/lib/platform/access/public-context'
import { settings } from '@/lib/platform/env/settings'
import { clientHere } from '@/lib/reach/sign-in/client-here'
import { countOne } from '@/lib/reach/sign-in/limits'

/**
 * Verifies for somebody at the page: what was given, read in one way after the other until it leads
 * to something. It counts as one; what it was is logged once the answer is on its way.
 */
export async function ask(...ways: [VerifyInput, ...VerifyInput[]]): Promise<Verification> {
  await countOne('verify-client', await clientHere())
  const ctx = publicContext()
  const [first, ...others] = ways
  let verification = await verify(ctx, first)
  for (const way of others) {
    if (verification.certificate || verification.foreign) break
    verification = await verify(ctx, way)
  }
  const origin = originOf(await headers(), settings().baseUrl)
  after(() => logVerification(ctx, { channel: 'form', verification, ...origin }))
  return verification
}

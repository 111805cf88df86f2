import { signsReports } from '@/lib/awards/signing/queries'
import type { Ctx } from '@/lib/platform/access/context'
import { dayOf } from '@/lib/platform/language/rules'
import { say } from '@/lib/platform/language/say'
import { type Check, verdictOf } from '@/lib/proof/credentials/verify/checks'
import { checkSignature } from '@/lib/proof/documents/check/check-signature'
import type { ReadPdf } from '@/lib/proof/documents/check/read'
import { check } from './own-checks'
import { unlooked } from './reason'
import type { Verification } from './schema'

/**
 * What stands of a report of verifications. However whole its signature, it is never valid: it is no
 * certificate, and must not pass for one among many that are verified at once.
 */
export async function verifyReport(
  ctx: Pick<Ctx, 'db'>,
  { signature }: Pick<ReadPdf, 'signature'>,
): Promise<Verification> {
  const signed = await signatureOf(ctx, signature)
  const { checks: unseen, ...rest } = unlooked(say('record.format.report'))
  const checks = unseen.map((one) => (one.name === 'signature' ? signed : one))
  return { ...rest, given: 'pdf', checks, verdict: verdictOf(checks) }
}

/** The same for one of ours that has more pages than are read of a PDF; null for anything else. */
export async function verifyLongReport(
  ctx: Pick<Ctx, 'db'>,
  bytes: Uint8Array,
): Promise<Verification | null> {
  const signature = checkSignature(bytes)
  const ours = signature.state === 'good' && (await signsReports(ctx, signature.signerSha256))
  return ours ? verifyReport(ctx, { signature }) : null
}

async function signatureOf(ctx: Pick<Ctx, 'db'>, signature: ReadPdf['signature']): Promise<Check> {
  if (signature.state === 'bad') {
    return check('signature', 'failed', say('record.signature.reportBroken'))
  }
  const ours = signature.state === 'good' && (await signsReports(ctx, signature.signerSha256))
  if (!ours || !signature.signedAt) {
    return check('signature', 'unknown', say('record.signature.reportForeign'))
  }
  const day = dayOf(signature.signedAt)
  return check('signature', 'passed', say('record.signature.reportFits', { day }))
}

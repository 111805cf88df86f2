import type { Ctx } from '@/lib/platform/access/context'
import { verifyGivenCredential } from './by-credential'
import { verifyFile } from './by-file'
import { verifyIdText, verifyText } from './by-text'
import { verifyUrl } from './by-url'
import type { Verification, VerifyInput } from './schema'

/**
 * What stands of what someone was given: one verdict, the steps to it, and each difference found. For
 * anyone; it answers whatever it is given, and throws only what is a bug.
 */
export async function verify(ctx: Ctx, input: VerifyInput): Promise<Verification> {
  if ('id' in input) return verifyIdText(ctx, input.id)
  if ('url' in input) return verifyUrl(ctx, input.url, verifyFile)
  if ('file' in input) return verifyFile(ctx, input.file)
  const { credential } = input
  if (typeof credential === 'string') return verifyText(ctx, credential, verifyFile)
  return verifyGivenCredential(ctx, { json: credential }, 'json')
}

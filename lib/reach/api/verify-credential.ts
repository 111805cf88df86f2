import type { Verification } from '@/lib/awards/verification/schema'
import { verify } from '@/lib/awards/verification/verify'
import type { Ctx } from '@/lib/platform/access/context'
import { requireScope } from '@/lib/platform/access/policy'
import { InputError } from '@/lib/platform/errors/errors'
import { say } from '@/lib/platform/language/say'
import { type Asked, checkCredential } from '@/lib/proof/credentials/verify/answer-check'
import { verdictOf } from '@/lib/proof/credentials/verify/checks'
import { Fault, orFault } from '@/lib/proof/credentials/verify/fault'
import { isObject } from '@/lib/proof/credentials/verify/json'

/**
 * What stands of a credential that a program gives: JSON of the W3C data model, or the text of a JWT,
 * whose proofs have to be what was asked. InputError for what can be neither. Programs whose key is for it.
 */
export async function verifyForProgram(
  ctx: Ctx,
  { verifiableCredential: given, asked = {} }: { verifiableCredential: unknown; asked?: Asked },
): Promise<Verification> {
  requireScope(ctx, 'credentials:verify')
  const isJwt = typeof given === 'string' && /^\s*eyJ[\w-]*\.[\w-]*\.[\w-]*\s*$/.test(given)
  if (!isObject(given) && !isJwt) throw new InputError(say('apiKeys.problem.noCredential'))
  const found = await verify(ctx, { credential: given as string | Record<string, unknown> })
  const fault = await orFault(() => checkCredential(given, asked))
  if (!(fault instanceof Fault)) return found
  const checks = found.checks.map((one) => {
    return one.name === 'signature' && one.outcome === 'passed' ? fault.check : one
  })
  return { ...found, checks, verdict: verdictOf(checks) }
}

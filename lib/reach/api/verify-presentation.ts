import { ownPath } from '@/lib/awards/verification/local-documents'
import { getter } from '@/lib/awards/verification/read-credential'
import { verify } from '@/lib/awards/verification/verify'
import type { Ctx } from '@/lib/platform/access/context'
import { requireScope } from '@/lib/platform/access/policy'
import { InputError } from '@/lib/platform/errors/errors'
import { say } from '@/lib/platform/language/say'
import type { Asked } from '@/lib/proof/credentials/verify/answer-check'
import { type Check, type Verdict, verdictOf } from '@/lib/proof/credentials/verify/checks'
import { isObject } from '@/lib/proof/credentials/verify/json'
import { verifyPresentation } from '@/lib/proof/credentials/verify/verify-presentation'

type Judged = { verdict: Verdict; checks: Check[] }

/** The presentation's own steps, and each credential in it; what is wrong with one is wrong with all. */
export type VerifiedForProgram = { presentation: Judged; credentials: Judged[] }

/**
 * What stands of a presentation that a program was given, made for the challenge and domain that it had
 * asked for. InputError for what is none. Programs whose key is for it.
 */
export async function verifyPresentationForProgram(
  ctx: Ctx,
  { verifiablePresentation: given, asked }: { verifiablePresentation: unknown; asked: Asked },
): Promise<VerifiedForProgram> {
  requireScope(ctx, 'credentials:verify')
  if (!isObject(given)) throw new InputError(say('apiKeys.problem.noPresentation'))
  const deps = { get: getter(ctx, { asSigned: false }), now: ctx.now }
  const { checks, credentials } = await verifyPresentation(given, asked, deps)
  return {
    presentation: { verdict: verdictOf(checks), checks },
    credentials: await Promise.all(
      credentials.map(({ checks: read, facts, given: credential }) =>
        facts?.id && ownPath(facts.id) !== null
          ? verify(ctx, { credential })
          : { verdict: verdictOf(read), checks: read },
      ),
    ),
  }
}

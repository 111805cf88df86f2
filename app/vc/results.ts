import { STATUS_CODES } from 'node:http'
import { english } from '@/lib/platform/language/english'
import { say } from '@/lib/platform/language/say'
import type { Check, Verdict } from '@/lib/proof/credentials/verify/checks'
import { problemDetails } from './problem-details'

type Judged = { verdict: Verdict; checks: Check[] }

/**
 * What was found, in the VC-API's words: the steps that were looked at, what is wrong (`errors`), and
 * what could not be checked beside it (`warnings`). Alone, what could not be checked is an error too.
 * `problemDetails` tells programs of both.
 */
export function resultOf({ verdict, checks }: Judged) {
  const told = (outcome: Check['outcome']) =>
    checks.filter((check) => check.outcome === outcome).map(({ detail }) => english(detail))
  const [failed, unknown] = [told('failed'), told('unknown')]
  const onlyUnknown = failed.length === 0
  return {
    verified: verdict === 'valid',
    verdict,
    checks: checks.filter(({ outcome }) => outcome !== 'none').map(({ name }) => name),
    warnings: onlyUnknown ? [] : unknown,
    errors: onlyUnknown ? unknown : failed,
    problemDetails: checks
      .filter(({ outcome }) => outcome === 'failed' || outcome === 'unknown')
      .map(problemDetails),
  }
}

/**
 * 200 says that it is verified. What is not is 400, as the VC-API's implementations answer and the
 * W3C's test suites ask; the same members are then part of an RFC 9457 problem.
 */
export function answerResult(result: ReturnType<typeof resultOf> & object): Response {
  const headers = { 'cache-control': 'no-store' }
  if (result.verified) return Response.json(result, { headers })
  const status = 400
  const detail = english(say('apiKeys.problem.notVerified'))
  const problem = { type: 'about:blank', title: STATUS_CODES[status], status, detail }
  return Response.json(
    { ...problem, code: 'not-verified', ...result },
    { status, headers: { ...headers, 'content-type': 'application/problem+json' } },
  )
}

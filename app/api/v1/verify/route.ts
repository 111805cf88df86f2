import { after } from 'next/server'
import { clientHere } from '@/lib/reach/sign-in/client-here'
import { answerProgram, open } from './answer'

/**
 * Verifies what a program was given: JSON `{id}`, `{url}` or `{credential}`, or a form with a `file`.
 * Answers `{verdict, checks: [{name, outcome, detail}], differences: [{field, printed, recorded}],
 * certificate?}`; details are in the language that `accept-language` asks for. Failures are RFC 9457's.
 */
export async function POST(request: Request): Promise<Response> {
  return answerProgram(request, await clientHere(), (work) => after(work))
}

/** Whether a page elsewhere may ask, which its browser wants to know first. */
export function OPTIONS(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...open,
      ...{ 'access-control-allow-methods': 'POST, OPTIONS', allow: 'POST, OPTIONS' },
      'access-control-allow-headers': 'content-type, accept-language',
      'access-control-max-age': '86400',
    },
  })
}

import { problem } from '@/app/problem'
import { readBody } from '@/app/read-body'
import type { Ctx } from '@/lib/platform/access/context'
import { InputError, Unauthorised, WrongType } from '@/lib/platform/errors/errors'
import { english } from '@/lib/platform/language/english'
import { say } from '@/lib/platform/language/say'
import { Fault } from '@/lib/proof/credentials/verify/fault'
import { isObject, type JsonObject } from '@/lib/proof/credentials/verify/json'
import { readJson } from '@/lib/proof/credentials/verify/limits'
import { authorise, challenge } from './authorise'

const bodyAtMost = 1024 * 1024

/**
 * Answers a program that acts by its key and posts a JSON object. Failures are RFC 9457's, in English:
 * 401 without a key that works, 400 for a body that is none, 413 for one above 1 MiB.
 */
export async function asProgram(
  request: Request,
  act: (ctx: Ctx, body: JsonObject) => Promise<Response>,
): Promise<Response> {
  try {
    return await act(await authorise(request), await bodyOf(request))
  } catch (error) {
    return problem(error, english, error instanceof Unauthorised ? challenge : {})
  }
}

async function bodyOf(request: Request): Promise<JsonObject> {
  const [type = ''] = (request.headers.get('content-type') ?? '').toLowerCase().split(';')
  if (!/^application\/([\w.-]+\+)?json$/.test(type.trim())) {
    throw new WrongType(say('apiKeys.problem.notJson'))
  }
  const body = parsed(await readBody(request, { atMost: bodyAtMost }))
  if (!isObject(body)) throw new InputError(say('apiKeys.problem.notJson'))
  return body
}

/** By the reader of credentials: what stands twice in an object is refused, and so is what is too deep. */
function parsed(bytes: Uint8Array): unknown {
  try {
    return readJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    if (error instanceof Fault) throw new InputError(error.sentence)
    if (error instanceof TypeError) throw new InputError(say('apiKeys.problem.notJson'))
    throw error
  }
}

/** A member of the body that must be there. */
export function needed(body: JsonObject, name: string): unknown {
  if (body[name] !== undefined) return body[name]
  throw new InputError(say('apiKeys.problem.noMember', { name }))
}

/** A member of the options that is a text, where it is there; null says that it is not. */
export function textIn(options: unknown, name: string): string | undefined {
  const value = (isObject(options) ? options[name] : undefined) ?? undefined
  if (value === undefined || typeof value === 'string') return value
  throw new InputError(say('apiKeys.problem.text', { name }))
}

/** Those of the members that are there and say something. */
export function textsIn<Name extends string>(
  options: unknown,
  names: readonly Name[],
): Partial<Record<Name, string>> {
  const told = names.map((name) => [name, textIn(options, name)] as const)
  return Object.fromEntries(told.filter(([, text]) => text)) as Partial<Record<Name, string>>
}

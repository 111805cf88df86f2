import { z } from 'zod'
import { settings } from '@/lib/platform/env/settings'
import { Forbidden, InputError } from '@/lib/platform/errors/errors'
import { say } from '@/lib/platform/language/say'
import { readBody } from './read-body'
import { refusal } from './refusal'
import { speaker } from './speaker'

/**
 * Answers a page of ours that asked by fetch: what `work` makes, as JSON, or the sentence of a
 * refusal in the reader's language. Other sites' pages are refused.
 */
export async function answerPage(
  request: Request,
  work: () => Promise<unknown>,
): Promise<Response> {
  try {
    if (request.headers.get('origin') !== new URL(settings().baseUrl).origin) throw new Forbidden()
    return Response.json((await work()) ?? {}, { headers: { 'cache-control': 'no-store' } })
  } catch (error) {
    return refusal(error, await speaker())
  }
}

/** The body of a request as `schema` has it. InputError for all else. */
export async function bodyOf<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  const refused = new InputError(say('signIn.passkey.refused'))
  const text = new TextDecoder().decode(await readBody(request, { atMost: 1024 * 1024 }))
  if (text.length > 100_000) throw refused
  try {
    return schema.parse(JSON.parse(text))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) throw refused
    throw error
  }
}
